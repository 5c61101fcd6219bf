import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openModelServer } from "../../../tests/setup/model-server";
import { type CallEnd, MODEL_LIMITS, type ModelRequest } from "./call";
import { openClient } from "./client.server";
import { ModelFailure } from "./failure";

// Long: one case for each way in which an endpoint can answer.

/** Tests the client with a real server that misbehaves as scripted. */

const server = await openModelServer();
afterAll(() => server.close());
beforeEach(() => server.forget());

const QUICK = {
  ...MODEL_LIMITS,
  firstByteMs: 300,
  betweenMs: 300,
  totalMs: 2_000,
  firstWaitMs: 5,
  longestWaitMs: 1_500,
  failures: 1_000,
};
const open = (limits: Partial<typeof QUICK> = {}, apiKey: string | null = null) =>
  openClient({ baseUrl: server.url, apiKey, model: "test-model" }, { ...QUICK, ...limits });

const REQUEST: ModelRequest = { messages: [{ role: "user", content: "Why?" }], maxTokens: 50 };

async function read(client = open(), request: Partial<ModelRequest> = {}) {
  const pieces: string[] = [];
  const ends: CallEnd[] = [];
  let failure: ModelFailure | null = null;
  try {
    for await (const piece of client.stream({ ...REQUEST, ...request }, (end) => void ends.push(end)))
      pieces.push(piece);
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    failure = error;
  }
  return { text: pieces.join(""), pieces, end: ends[0], ends, failure };
}

describe("a reply", () => {
  const TEXT = "Grüße — 你好, 🙂 “why” does\nthis loop end?\r\n";

  it.each([5, 64, 1_000_000])("arrives whole in pieces of %i bytes", async (pieceBytes) => {
    server.script({ text: TEXT, pieceBytes });
    const { text, pieces, end } = await read();
    expect(text).toBe(TEXT);
    expect(pieces.length).toBeGreaterThan(3);
    expect(end).toMatchObject({
      usage: { promptTokens: 11, replyTokens: 5, isEstimated: false },
      failure: null,
      isFull: false,
    });
  });

  it("is shown while the rest is on its way", async () => {
    server.script({ text: "one, two, three, four", breaks: "hang" });
    const { text, failure } = await read();
    expect("one, two, three, four").toContain(text);
    expect(text).not.toBe("");
    expect(failure?.reason).toBe("slow");
  });

  it("has estimated counts if the server sends none", async () => {
    server.script({ text: "x".repeat(40), countsNothing: true });
    expect((await read()).end?.usage).toEqual({ promptTokens: 1, replyTokens: 10, isEstimated: true });
  });

  it("says that it stopped at the longest allowed length", async () => {
    server.script({ finish: "length" });
    expect((await read()).end).toMatchObject({ isFull: true, failure: null });
  });
});

describe("what is sent", () => {
  it("is the messages, the model and the options: no person, no metadata, no header of the package", async () => {
    vi.stubEnv("OPENAI_CUSTOM_HEADERS", "X-Canary: heron");
    vi.stubEnv("OPENAI_ORG_ID", "heron");
    await read(open({}, "the-key"));
    vi.unstubAllEnvs();
    const [{ body, headers }] = server.asked as [(typeof server.asked)[0]];
    expect(body).toEqual({
      model: "test-model",
      messages: [{ role: "user", content: "Why?" }],
      stream: true,
      store: false,
      stream_options: { include_usage: true },
      max_tokens: 50,
    });
    const OF_HTTP = ["accept-encoding", "accept-language", "connection", "content-length", "host", "sec-fetch-mode"];
    const own = Object.entries(headers).filter(([name]) => !OF_HTTP.includes(name));
    expect(Object.fromEntries(own)).toEqual({
      accept: "application/json",
      authorization: "Bearer the-key",
      "content-type": "application/json",
      "user-agent": "Onramp",
    });
    expect(server.received()).not.toContain("heron");
  });

  it("has no Authorization header without a key", async () => {
    await read();
    expect(server.asked[0]?.headers.authorization).toBeUndefined();
  });

  it("leaves out what the server says it doesn't know, from then on", async () => {
    const client = open();
    server.replyWith(({ body }) => {
      if ("store" in body) return { status: 422, message: "body.store: Extra inputs are not permitted" };
      if ("max_tokens" in body)
        return { status: 400, message: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead." };
      return {};
    });
    expect(await read(client)).toMatchObject({ text: "Hello.", failure: null });
    expect(server.asked).toHaveLength(3);
    expect(server.asked[2]?.body).toMatchObject({ max_completion_tokens: 50 });
    await read(client);
    expect(server.asked).toHaveLength(4);
  });

  it("goes to no other server: a redirect is a failure", async () => {
    const other = await openModelServer();
    server.replyWith({ status: 307, headers: { Location: `${other.url}/chat/completions` } });
    expect((await read(open({ retries: 0 }))).failure?.reason).toBe("unreachable");
    expect(other.received()).toBe("");
    await other.close();
  });
});

describe("a failure", () => {
  it.each([
    ["400", { status: 400 }, "refused", 1],
    ["400 about the length", { status: 400, code: "context_length_exceeded" }, "too long", 1],
    ["413", { status: 413 }, "too long", 1],
    ["401", { status: 401 }, "key refused", 1],
    ["403", { status: 403 }, "key refused", 1],
    ["404", { status: 404 }, "model unknown", 1],
    ["408", { status: 408 }, "busy", 3],
    ["409", { status: 409 }, "busy", 3],
    ["429", { status: 429 }, "busy", 3],
    ["503", { status: 503 }, "busy", 3],
    ["429 about a quota", { status: 429, code: "insufficient_quota" }, "over quota", 1],
    ["500", { status: 500 }, "unreachable", 3],
    ["500 with 10 MB", { status: 500, raw: "x".repeat(10_000_000), contentType: "text/html" }, "unreachable", 3],
    ["a closed connection", { breaks: "refuse" }, "unreachable", 3],
    ["a late first byte", { firstByteMs: 1_000 }, "slow", 1],
    ["a reply that hangs", { text: "a long reply that stops", breaks: "hang" }, "slow", 1],
    ["a reply that is cut", { text: "a long reply that stops", breaks: "cut" }, "cut off", 1],
    ["a reply without an end", { raw: 'data: {"choices":[{"delta":{"content":"half"}}]}\n\n' }, "cut off", 1],
    ["an error in the stream", { raw: 'data: {"error":{"message":"out of memory"}}\n\n' }, "cut off", 3],
    ["rubbish", { raw: "rubbish" }, "unreadable", 1],
    ["broken JSON", { raw: "data: {rubbish\n\n" }, "unreadable", 1],
    ["null", { raw: "data: null\n\n" }, "unreadable", 1],
    ["JSON of another shape", { raw: 'data: {"choices":"rubbish"}\n\n' }, "unreadable", 1],
    ["a web page", { raw: "<h1>Hello</h1>", contentType: "text/html" }, "unreadable", 1],
    ["no stream", { raw: "{}", contentType: "application/json" }, "unreadable", 1],
    ["a tool call", { callsTool: true }, "unreadable", 1],
    ["an empty reply", { text: "" }, "unreadable", 1],
    ["reasoning up to the longest reply", { text: "", finish: "length" }, "too long", 1],
    ["a content filter", { text: "", finish: "content_filter" }, "refused", 1],
    ["too many events", { text: "x".repeat(100_000) }, "too long", 1],
    ["10 MB without an event", { raw: "x".repeat(10_000_000) }, "too long", 1],
  ] as const)("has, after %s, the right reason and a readable message", async (_what, script, reason, requests) => {
    server.replyWith(script);
    const { failure, ends } = await read();
    expect(failure?.reason).toBe(reason);
    expect(failure?.message).toMatch(/^[A-Z].+\. .+\.$/);
    expect(ends).toHaveLength(1);
    expect(ends[0]?.failure).toBe(reason);
    expect(server.asked).toHaveLength(requests);
  });

  it("is “unreachable” if nothing listens", async () => {
    const gone = await openModelServer();
    await gone.close();
    const client = openClient({ baseUrl: gone.url, apiKey: null, model: "x" }, QUICK);
    expect((await read(client)).failure?.reason).toBe("unreachable");
  });

  it("is followed by a retry if it may be temporary", async () => {
    server.script({ status: 500 }, { status: 429 });
    expect(await read()).toMatchObject({ text: "Hello.", failure: null });
    expect(server.asked).toHaveLength(3);
  });

  it("waits as long as Retry-After says, up to a limit", async () => {
    const pause = (seconds: number) => ({ status: 429, headers: { "Retry-After": String(seconds) } });
    server.script(pause(1));
    const began = performance.now();
    expect((await read()).text).toBe("Hello.");
    expect(performance.now() - began).toBeGreaterThan(990);
    server.script(pause(3_600));
    expect((await read()).failure).toMatchObject({ reason: "busy", retryAfter: 3_600 });
  });

  it("in the middle isn't followed by a retry: the reader would see the beginning twice", async () => {
    server.script({ text: "a long reply that stops", breaks: "cut" });
    const { text, failure } = await read();
    expect(text).not.toBe("");
    expect(failure?.reason).toBe("cut off");
    expect(server.asked).toHaveLength(1);
  });

  it("never quotes what was sent or received", async () => {
    server.replyWith({ status: 400, message: "heron heron" });
    const { failure } = await read(open(), { messages: [{ role: "user", content: "heron" }] });
    expect(JSON.stringify([failure, String(failure), failure?.stack])).not.toContain("heron");
  });

  it("ends the whole call in time, even if each part is quick enough", async () => {
    server.replyWith({ text: "word ".repeat(100), pieceBytes: 50, betweenMs: 30 });
    const began = performance.now();
    expect((await read(open({ totalMs: 500 }))).failure?.reason).toBe("slow");
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe("leaving", () => {
  it.each(["break", "abort"])("by %s closes the connection and still counts", async (how) => {
    // The reply takes 10 s, so that even on a busy machine, it isn't complete before the client leaves.
    server.replyWith({ text: "word ".repeat(20_000), pieceBytes: 200, betweenMs: 20 });
    const patient = open({ firstByteMs: 10_000, betweenMs: 10_000, totalMs: 20_000 });
    const leaving = new AbortController();
    const ends: CallEnd[] = [];
    const reading = (async () => {
      const request = { ...REQUEST, signal: leaving.signal };
      for await (const _ of patient.stream(request, (end) => void ends.push(end))) {
        if (how === "break") break;
        leaving.abort();
      }
    })();
    if (how === "abort") await expect(reading).rejects.toMatchObject({ reason: "stopped" });
    else await reading;
    expect(ends).toMatchObject([{ failure: "stopped", usage: { isEstimated: true } }]);
    expect(ends[0]?.usage.promptTokens).toBeGreaterThan(0);
    await vi.waitFor(() => expect(server.left()).toBe(1));
  });

  it("ends the wait before a retry", async () => {
    server.replyWith({ status: 429, headers: { "Retry-After": "1" } });
    const began = performance.now();
    const { failure } = await read(open(), { signal: AbortSignal.timeout(100) });
    expect(failure?.reason).toBe("stopped");
    expect(performance.now() - began).toBeLessThan(900);
  });

  it("before the call sends nothing", async () => {
    expect((await read(open(), { signal: AbortSignal.abort() })).failure?.reason).toBe("stopped");
    expect(server.received()).toBe("");
  });
});

describe("the circuit breaker", () => {
  it("opens after failures in a row, lets one call try after a pause, and closes when it succeeds", async () => {
    const client = open({ failures: 2, pauseMs: 200, retries: 0 });
    server.replyWith({ status: 500 });
    await read(client);
    await read(client);
    expect(client.isShut()).toBe(true);
    const refused = await read(client);
    expect([refused.failure?.reason, refused.ends, server.asked.length]).toEqual(["unreachable", [], 2]);
    await vi.waitFor(() => expect(client.isShut()).toBe(false));
    await Promise.all([read(client), read(client), read(client)]);
    expect(server.asked).toHaveLength(3);
    server.replyWith({});
    expect((await read(client, { isTest: true })).text).toBe("Hello.");
    expect((await read(client)).text).toBe("Hello.");
  });

  it("stays closed after failures of single requests", async () => {
    const client = open({ failures: 2 });
    server.replyWith({ status: 400 });
    for (let n = 0; n < 5; n++) await read(client);
    expect(server.asked).toHaveLength(5);
  });
});

it("only a limited number of calls run at the same time; the others are refused immediately", async () => {
  const client = open({ atOnce: 2 });
  server.replyWith({ firstByteMs: 100 });
  const all = await Promise.all([read(client), read(client), read(client)]);
  expect(all.map(({ failure }) => failure?.reason)).toEqual([undefined, undefined, "busy"]);
  expect((await read(client)).failure).toBeNull();
});
