import { describe, expect, it } from "vitest";
import { addressOf, type Message } from "../src/message";
import { fetchMessages } from "../src/messages-api";
import type { Platform } from "../src/platform";

const hello: Message = { id: 1, text: "Hello" };
const good = (...list: Message[]) => new Response(JSON.stringify({ messages: list }));
const status = (code: number, retryAfter?: string) =>
  new Response("{}", { status: code, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } });
const broken = (text = "no line") => new TypeError(text);

function world(...answers: (Response | Error)[]) {
  let time = Date.parse("2026-05-04T09:00:00Z");
  /** The milliseconds before each request. */
  const gaps: number[] = [];
  const urls: string[] = [];
  let since = time;
  const platform: Platform = {
    now: () => time,
    sleep: async (ms) => {
      time += ms;
    },
    fetch: async (url) => {
      gaps.push(time - since);
      urls.push(url);
      // A request takes its time as well.
      time += 300;
      since = time;
      const answer = answers.shift();
      if (!answer || answer instanceof Error) throw answer ?? new Error("asked too often");
      return answer;
    },
  };
  return { platform, gaps, urls, unspent: answers, waited: () => time - since };
}

/** Each gap is at least as long as wanted, and at most a quarter longer. */
function expectGaps(gaps: readonly number[], wanted: readonly number[]): void {
  expect(gaps).toHaveLength(wanted.length + 1);
  for (const [place, ms] of wanted.entries()) {
    expect(gaps[place + 1]).toBeGreaterThanOrEqual(ms);
    expect(gaps[place + 1]).toBeLessThanOrEqual(ms * 1.25);
  }
}

describe("a good reply", () => {
  it("gives the messages, from the room's address", async () => {
    const { platform, urls } = world(good(hello, { id: 2, text: "" }));
    expect(await fetchMessages(platform, "a/b c")).toEqual([hello, { id: 2, text: "" }]);
    expect(urls).toEqual([addressOf("a/b c")]);
  });

  it("may be empty", async () => {
    expect(await fetchMessages(world(good()).platform, "attic")).toEqual([]);
  });
});

describe("what may pass", () => {
  it.each([429, 500, 501, 502, 503, 504, 599])("is tried again: %i", async (code) => {
    const { platform, gaps } = world(status(code), good(hello));
    expect(await fetchMessages(platform, "lobby")).toEqual([hello]);
    expectGaps(gaps, [1_000]);
  });

  it("is tried four times, with longer waits", async () => {
    const { platform, gaps } = world(status(503), broken(), status(429), good(hello));
    expect(await fetchMessages(platform, "lobby")).toEqual([hello]);
    expectGaps(gaps, [1_000, 2_000, 4_000]);
  });

  it("ends with the status of the last reply, without a last wait", async () => {
    const { platform, gaps, unspent, waited } = world(broken(), status(500), status(503), status(502), good());
    await expect(fetchMessages(platform, "lobby")).rejects.toMatchObject({ status: 502 });
    expectGaps(gaps, [1_000, 2_000, 4_000]);
    expect(unspent).toHaveLength(1);
    expect(waited()).toBe(0);
  });

  it("ends with the last error of the line", async () => {
    const last = broken("the fourth");
    const { platform, gaps, waited } = world(status(500), broken(), broken(), last, good());
    await expect(fetchMessages(platform, "lobby")).rejects.toBe(last);
    expect(gaps).toHaveLength(4);
    expect(waited()).toBe(0);
  });
});

describe("retry-after", () => {
  it("counts instead, longer or shorter", async () => {
    const { platform, gaps } = world(status(429, "7"), status(503, "1"), status(503, "0"), good(hello));
    expect(await fetchMessages(platform, "lobby")).toEqual([hello]);
    expectGaps(gaps, [7_000, 1_000, 0]);
  });

  it("may be a date", async () => {
    const { platform, gaps } = world(status(503, "Mon, 04 May 2026 09:00:30 GMT"), good(hello));
    await fetchMessages(platform, "lobby");
    expectGaps(gaps, [29_700]);
  });

  it("may be a date that has gone by", async () => {
    const { platform, gaps } = world(status(429, "Mon, 04 May 2026 08:59:00 GMT"), good(hello));
    await fetchMessages(platform, "lobby");
    expectGaps(gaps, [0]);
  });

  it("is ignored if it is neither", async () => {
    const { platform, gaps } = world(status(503, "soon"), status(503, "x5"), status(503, "7s"), good(hello));
    await fetchMessages(platform, "lobby");
    expectGaps(gaps, [1_000, 2_000, 4_000]);
  });

  it("is waited for up to a minute", async () => {
    const { platform, gaps } = world(status(503, "60"), good(hello));
    expect(await fetchMessages(platform, "lobby")).toEqual([hello]);
    expectGaps(gaps, [60_000]);
  });

  it.each(["61", "3600", "Mon, 04 May 2026 10:00:00 GMT"])("ends it beyond a minute: %s", async (text) => {
    const { platform, gaps, waited } = world(status(503), status(429, text), good());
    await expect(fetchMessages(platform, "lobby")).rejects.toMatchObject({ status: 429 });
    expectGaps(gaps, [1_000]);
    expect(waited()).toBe(0);
  });
});

describe("what is final", () => {
  it.each([400, 401, 403, 404, 410, 428, 430, 499])("is asked once: %i", async (code) => {
    const { platform, gaps, waited } = world(status(code, "1"), good());
    await expect(fetchMessages(platform, "lobby")).rejects.toMatchObject({ status: code });
    expect(gaps).toHaveLength(1);
    expect(waited()).toBe(0);
  });
});
