import type { z } from "zod";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import { countModelFailure } from "~/operations/metrics.server";
import type { CallEnd, ModelRequest, Usage } from "./call";
import { openClient } from "./client.server";
import { type FailureReason, ModelFailure } from "./failure";
import { OF_ENDPOINT } from "./gate";
import { readJson } from "./read-json";
import { type Payer, recordUse, reserve } from "./use.server";

/** Only this module sends text to the installation's language model. docs/models.md lists what each call sends. */

export type Purpose = "tutor" | "ai-review" | "comment" | "draft" | "check";

export interface ModelCall extends Omit<ModelRequest, "isJson" | "isTest"> {
  readonly purpose: Purpose;
  /** The person and cohort whose limits the call counts toward. Null for a call that isn't made on anyone's behalf. */
  readonly payer: Payer | null;
}

/**
 * A reply as it arrives. It can be read only once, and nothing is sent until reading starts. Reading may throw a
 * `ModelFailure`.
 */
export interface ModelReply extends AsyncIterable<string> {
  /** Null until the reply has ended, whether or not it is complete. */
  readonly end: CallEnd | null;
}

const client = env.model && openClient(env.model);

/**
 * The model's name, its provider, and how long the provider keeps the text that is sent. Null if this installation has
 * no model.
 */
export function modelInfo(): { readonly model: string; readonly host: string; readonly retention: string } | null {
  return env.model && { model: env.model.model, host: env.model.host, retention: env.model.retention };
}

/**
 * This process's last call whose outcome shows the server's state. Neither a time nor the reply's duration is stored,
 * because both would show when someone worked.
 */
interface LastCall {
  readonly failure: FailureReason | null;
}
let last: LastCall | null = null;
let lastFailure: FailureReason | null = null;

/** The state of the model's server, as this process sees it. `last` is null before the first call. */
export const getModelState = () => ({
  last,
  lastFailure,
  isPaused: client?.isShut() ?? false,
});

async function noteEnd({ purpose, payer }: ModelCall, { usage, failure }: CallEnd): Promise<void> {
  await recordUse(purpose, payer, usage);
  if (failure === null || OF_ENDPOINT.has(failure)) last = { failure };
  if (failure === null || !OF_ENDPOINT.has(failure)) return;
  lastFailure = failure;
  countModelFailure(failure);
  log.warn({ reason: failure }, "the language model failed");
}

function send(call: ModelCall & { readonly isJson?: boolean }): ModelReply {
  const { purpose, payer, ...request } = call;
  let end: CallEnd | null = null;
  async function* read(): AsyncGenerator<string> {
    if (!client) throw new ModelFailure("off");
    const release = payer && (await reserve(payer, request));
    try {
      yield* client.stream({ ...request, isTest: purpose === "check" }, async (ended) => {
        end = ended;
        await noteEnd(call, ended);
      });
    } finally {
      release?.();
    }
  }
  const pieces = read();
  return {
    [Symbol.asyncIterator]: () => pieces,
    get end() {
      return end;
    },
  };
}

/** Sends the messages and streams the reply. */
export const streamText = (call: ModelCall): ModelReply => send(call);

const none: Usage = { promptTokens: 0, replyTokens: 0, isEstimated: false };
const sum = (a: Usage, b: Usage): Usage => ({
  promptTokens: a.promptTokens + b.promptTokens,
  replyTokens: a.replyTokens + b.replyTokens,
  isEstimated: a.isEstimated || b.isEstimated,
});

/**
 * Sends the messages, which must ask for one JSON object, and checks the reply. If the reply doesn't match `schema`,
 * tells the model once what is wrong. Throws a `ModelFailure`.
 */
export async function askJson<Value>(
  call: ModelCall & {
    readonly schema: z.ZodType<Value>;
    /** Called before each request. */
    readonly onAsk?: () => void;
    /** Called with the raw text of each complete reply, even if the reply doesn't match the schema. */
    readonly onReply?: (text: string) => void;
  },
): Promise<{ readonly value: Value; readonly usage: Usage }> {
  const { schema, onAsk, onReply, ...rest } = call;
  let usage = none;
  const ask = async (messages: ModelCall["messages"]) => {
    onAsk?.();
    const reply = send({ ...rest, messages, isJson: true });
    let text = "";
    for await (const piece of reply) text += piece;
    usage = sum(usage, reply.end?.usage ?? none);
    onReply?.(text);
    return { text, isFull: reply.end?.isFull === true };
  };
  const first = await ask(call.messages);
  const read = readJson(first.text, schema);
  if (read.isRight) return { value: read.value, usage };
  // A second reply would be cut off at the same length.
  if (first.isFull) throw new ModelFailure("too long");
  const second = await ask([
    ...call.messages,
    { role: "assistant", content: first.text },
    { role: "user", content: `This is not the JSON that was asked for: ${read.wrong}. Reply with the JSON only.` },
  ]);
  const repaired = readJson(second.text, schema);
  if (!repaired.isRight) throw new ModelFailure("unreadable");
  return { value: repaired.value, usage };
}
