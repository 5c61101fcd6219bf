import { setTimeout as sleep } from "node:timers/promises";
import OpenAI from "openai";
import { z } from "zod";
import { type CallEnd, MODEL_LIMITS, type ModelConfig, type ModelLimits, type ModelRequest, type Usage } from "./call";
import { type FailureReason, ModelFailure } from "./failure";
import { createGate } from "./gate";
import { type OptionalParameter, readError, refusedParameter } from "./read-error.server";
import { openWire, type Wire } from "./wire.server";

/**
 * Streams replies from an OpenAI-compatible endpoint. Sends the messages unchanged, and nothing about the person who
 * asks.
 */

const TokensSchema = z.int().nonnegative().max(100_000_000);
const ChunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: TokensSchema, completion_tokens: TokensSchema }).nullish().catch(null),
});

/** Estimates the number of tokens in a text. A token is about four characters of English or code. */
const estimate = (text: string) => Math.ceil(text.length / 4);

/** Failures after which the same request is sent again, if no text has arrived yet. */
const RETRIED: ReadonlySet<FailureReason> = new Set(["unreachable", "busy", "cut off"]);

/** The part of a reply that has arrived so far. */
interface Arrived {
  text: string;
  finish: string | null;
  usage: Usage | null;
}

export function openClient({ baseUrl, apiKey, model }: ModelConfig, limits: ModelLimits = MODEL_LIMITS) {
  const gate = createGate(limits);
  /** The optional parameters that this server has refused since the start (docs/models.md). */
  const unknown = new Set<OptionalParameter>();

  function bodyOf({ messages, maxTokens, isJson }: ModelRequest) {
    const knows = (name: OptionalParameter) => !unknown.has(name);
    return {
      model,
      messages: messages.map(({ role, content }) => ({ role, content })),
      stream: true as const,
      ...(knows("store") && { store: false }),
      ...(knows("stream_options") && { stream_options: { include_usage: true } }),
      ...(isJson && knows("response_format") && { response_format: { type: "json_object" as const } }),
      ...(knows("max_tokens") ? { max_tokens: maxTokens } : { max_completion_tokens: maxTokens }),
    };
  }

  /** Sends the request, without the optional parameters that the server doesn't know. */
  async function open(request: ModelRequest, wire: Wire) {
    // The package's own retries are off, because they wait for as long as the server says, and can't be stopped while
    // they wait.
    const sender = new OpenAI({
      baseURL: baseUrl,
      apiKey: apiKey ?? "none",
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      timeout: limits.totalMs,
      logLevel: "off",
      fetch: wire.fetch,
    });
    for (;;) {
      try {
        return await sender.chat.completions.create(bodyOf(request), { signal: wire.signal });
      } catch (error) {
        const name = refusedParameter(error);
        if (name === null || unknown.has(name)) throw error;
        unknown.add(name);
      }
    }
  }

  async function* attempt(request: ModelRequest, wire: Wire, arrived: Arrived): AsyncGenerator<string> {
    let isReadable = false;
    for await (const raw of await open(request, wire)) {
      const parsed = ChunkSchema.safeParse(raw);
      if (!parsed.success) throw new ModelFailure("unreadable");
      isReadable = true;
      const { choices, usage } = parsed.data;
      const [choice] = choices ?? [];
      if (usage)
        arrived.usage = {
          promptTokens: usage.prompt_tokens,
          replyTokens: usage.completion_tokens,
          isEstimated: false,
        };
      arrived.finish = choice?.finish_reason ?? arrived.finish;
      const piece = choice?.delta?.content;
      if (!piece) continue;
      arrived.text += piece;
      // While the reader is slow, the model's timeout must not run.
      wire.rest();
      yield piece;
      wire.expectMore();
    }
    // If the call was stopped, the package ends the stream as if the reply were complete.
    if (wire.signal.aborted) throw new ModelFailure("stopped");
    if (arrived.finish === "content_filter") throw new ModelFailure("refused");
    if (!isReadable) throw new ModelFailure("unreadable");
    if (arrived.finish === null) throw new ModelFailure("cut off");
    // A reasoning model may use up all tokens before it writes a word.
    if (arrived.text.trim() === "") throw new ModelFailure(arrived.finish === "length" ? "too long" : "unreadable");
  }

  /** Milliseconds until the next attempt; null if the request isn't sent again. */
  function waitBefore(failure: ModelFailure, retry: number): number | null {
    if (!RETRIED.has(failure.reason) || retry >= limits.retries) return null;
    const backOff = limits.firstWaitMs * 2 ** retry * (0.5 + Math.random());
    const wait = Math.max(backOff, (failure.retryAfter ?? 0) * 1000);
    return wait > limits.longestWaitMs ? null : wait;
  }

  async function* attempts(request: ModelRequest, wire: Wire, arrived: Arrived): AsyncGenerator<string> {
    for (let retry = 0; ; retry++) {
      try {
        yield* attempt(request, wire, arrived);
        return;
      } catch (error) {
        const failure = wire.stoppedBy() ?? readError(error);
        const wait = arrived.text === "" && !wire.stoppedBy() ? waitBefore(failure, retry) : null;
        if (wait === null) throw failure;
        wire.rest();
        await sleep(wait, undefined, { signal: wire.signal }).catch(() => {
          throw wire.stoppedBy() ?? failure;
        });
      }
    }
  }

  return {
    /** Whether calls are refused because the most recent calls failed. */
    isShut: gate.isShut,
    /** Yields the reply as it arrives. Throws a `ModelFailure`. `onEnd` is called once if the request was sent. */
    async *stream(request: ModelRequest, onEnd: (end: CallEnd) => Promise<void> | void): AsyncGenerator<string> {
      if (request.signal?.aborted) throw new ModelFailure("stopped");
      gate.enter(request.isTest === true);
      const wire = openWire(limits, apiKey !== null, request.signal);
      const arrived: Arrived = { text: "", finish: null, usage: null };
      const began = performance.now();
      let firstMs: number | null = null;
      // A reader who leaves in the middle ends this generator without an error.
      let failure: FailureReason | null = "stopped";
      try {
        for await (const piece of attempts(request, wire, arrived)) {
          firstMs ??= Math.round(performance.now() - began);
          yield piece;
        }
        failure = null;
      } catch (error) {
        failure = readError(error).reason;
        throw error;
      } finally {
        const prompt = wire.isAnswered() ? request.messages.map(({ content }) => content).join("\n") : "";
        wire.close();
        gate.leave(failure);
        const guessed = { promptTokens: estimate(prompt), replyTokens: estimate(arrived.text), isEstimated: true };
        const isFull = failure === null && arrived.finish === "length";
        await onEnd({ usage: arrived.usage ?? guessed, failure, isFull, firstMs });
      }
    },
  };
}
