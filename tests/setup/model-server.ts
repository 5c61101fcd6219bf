import http from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

/**
 * A server that speaks OpenAI's chat-completions protocol over TCP and replies as scripted. It keeps every byte that it
 * receives, including headers, so that tests can search for text that must not leave Onramp.
 */

/** How the server replies to one request. */
export interface ModelScript {
  /** The reply's text. */
  readonly text?: string;
  /**
   * The number of bytes in each piece sent. Pieces may split lines and characters. If absent, the reply is sent at
   * once.
   */
  readonly pieceBytes?: number;
  /** The delays, in milliseconds, before the status line and between the pieces. */
  readonly firstByteMs?: number;
  readonly betweenMs?: number;
  /** Nothing is sent before this promise resolves. */
  readonly waitsFor?: Promise<unknown>;
  /** Sends the first `after` bytes, then waits for `until`. */
  readonly pauses?: { readonly after: number; readonly until: Promise<unknown> };
  /** Any status other than 200 is an error, with `code` and `message`. */
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
  /** "hang": sends half of the reply and then nothing; "cut": sends half and then closes; "refuse": closes at once. */
  readonly breaks?: "hang" | "cut" | "refuse";
  readonly finish?: "stop" | "length" | "content_filter" | "tool_calls";
  /** Calls a tool and sends no text. */
  readonly callsTool?: boolean;
  /** Sends no token counts. */
  readonly countsNothing?: boolean;
  /** The body to send in place of a generated one. */
  readonly raw?: string;
}
export interface ModelAsked {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly [name: string]: unknown;
  };
}

const TEXT_PIECE = 7;
const CUT_MS = 30;

function eventsOf(script: ModelScript, body: ModelAsked["body"]): string {
  const { text = "Hello.", callsTool, finish = callsTool ? "tool_calls" : "stop", countsNothing } = script;
  const head = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1_790_000_000, model: body.model };
  const events: unknown[] = [];
  const choice = (delta: unknown, reason: string | null = null) =>
    events.push({ ...head, choices: [{ index: 0, delta, finish_reason: reason }] });
  choice({ role: "assistant", content: "" });
  const letters = [...(callsTool ? "" : text)];
  for (let at = 0; at < letters.length; at += TEXT_PIECE)
    choice({ content: letters.slice(at, at + TEXT_PIECE).join("") });
  if (callsTool)
    choice({ tool_calls: [{ index: 0, id: "call_1", type: "function", function: { name: "look", arguments: "{}" } }] });
  choice({}, finish);
  const isCounted = (body.stream_options as { include_usage?: boolean } | undefined)?.include_usage === true;
  if (isCounted && !countsNothing)
    events.push({ ...head, choices: [], usage: { prompt_tokens: 11, completion_tokens: 5, total_tokens: 16 } });
  return `${events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("")}data: [DONE]\n\n`;
}

async function answer(script: ModelScript, body: ModelAsked["body"], reply: http.ServerResponse): Promise<void> {
  const { status = 200, firstByteMs = 0, betweenMs = 0, breaks } = script;
  await sleep(firstByteMs);
  await script.waitsFor;
  if (breaks === "refuse") return void reply.socket?.destroy();
  const error = { error: { message: script.message ?? "scripted", type: "scripted", code: script.code ?? null } };
  const whole = script.raw ?? (status === 200 ? eventsOf(script, body) : JSON.stringify(error));
  const type = script.contentType ?? (status === 200 ? "text/event-stream; charset=utf-8" : "application/json");
  reply.writeHead(status, { "Content-Type": type, ...script.headers });
  const bytes = Buffer.from(whole);
  const end = breaks ? Math.floor(bytes.length / 2) : bytes.length;
  const size = script.pieceBytes ?? end;
  const { after: begun = 0, until } = script.pauses ?? {};
  if (until) reply.write(bytes.subarray(0, begun));
  await until;
  for (let at = begun; at < end && !reply.destroyed; at += size) {
    reply.write(bytes.subarray(at, Math.min(at + size, end)));
    if (betweenMs > 0) await sleep(betweenMs);
    else if (script.pieceBytes) await nextTurn();
  }
  if (breaks === "hang") return;
  if (!breaks) return void reply.end();
  // Give the first half time to arrive.
  await sleep(CUT_MS);
  reply.socket?.destroy();
}

/** Starts the server. The returned `env` contains the settings that make Onramp use the server. */
export async function openModelServer() {
  const received: Buffer[] = [];
  const asked: ModelAsked[] = [];
  const scripts: ModelScript[] = [];
  let left = 0;
  const sockets = new Set<Socket>();
  let byDefault: (asked: ModelAsked) => ModelScript = () => ({});
  const server = http.createServer(async (request, reply) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const body = JSON.parse(Buffer.concat(pieces).toString());
    const one = { path: request.url ?? "", headers: request.headers, body };
    asked.push(one);
    reply.on("close", () => {
      if (!reply.writableFinished) left += 1;
    });
    const known = request.method === "POST" && one.path === "/v1/chat/completions";
    await answer(known ? (scripts.shift() ?? byDefault(one)) : { status: 404 }, body, reply);
  });
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    socket.on("data", (bytes: Buffer) => void received.push(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return {
    url,
    env: {
      OPENAI_BASE_URL: url,
      OPENAI_MODEL: "test-model",
      MODEL_HOST: "the test server",
      MODEL_RETENTION: "nothing is kept",
    },
    /** All requests, parsed, in the order in which they arrived. */
    asked,
    /** Returns all bytes of all requests as text. */
    received: () => Buffer.concat(received).toString(),
    /** Sets the replies to the next requests, one for each. */
    script: (...next: readonly ModelScript[]) => void scripts.push(...next),
    /** Sets the reply to every request for which no reply is scripted. */
    replyWith(how: ModelScript | ((asked: ModelAsked) => ModelScript)) {
      byDefault = typeof how === "function" ? how : () => how;
    },
    /** How many replies the client did not read to the end. */
    left: () => left,
    forget() {
      received.length = 0;
      asked.length = 0;
      left = 0;
      scripts.length = 0;
      byDefault = () => ({});
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

export type ModelServer = Awaited<ReturnType<typeof openModelServer>>;
