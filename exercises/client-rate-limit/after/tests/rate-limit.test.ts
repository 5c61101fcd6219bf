import { beforeEach, describe, expect, it } from "vitest";
import { handle } from "../src/api";
import { reply } from "../src/http";
import { MAX_CLIENTS, MAX_REQUESTS, rememberedClients, takeRequest } from "../src/rate-limit";

let now = 0;
/** Every test begins an hour later: all windows of the one before have ended. */
beforeEach(() => {
  now += 3_600_000;
});

/** Uses a client's window up. */
function exhaust(clientId: string): void {
  for (let i = 0; i < MAX_REQUESTS; i++) takeRequest(clientId, now);
}

describe("takeRequest", () => {
  it("allows sixty requests and refuses the next", () => {
    for (let left = MAX_REQUESTS - 1; left >= 0; left--) {
      expect(takeRequest("acme", now)).toEqual({ isAllowed: true, remaining: left, secondsLeft: 60 });
    }
    expect(takeRequest("acme", now)).toEqual({ isAllowed: false, remaining: 0, secondsLeft: 60 });
  });

  it("begins a new window once the old one has ended, not a millisecond before", () => {
    exhaust("acme");
    expect(takeRequest("acme", now + 59_999)).toMatchObject({ isAllowed: false, secondsLeft: 1 });
    expect(takeRequest("acme", now + 60_000)).toMatchObject({ isAllowed: true, remaining: 59, secondsLeft: 60 });
  });

  it("rounds the rest of a window up to whole seconds", () => {
    takeRequest("acme", now);
    expect(takeRequest("acme", now + 58_001).secondsLeft).toBe(2);
    expect(takeRequest("acme", now + 58_000).secondsLeft).toBe(2);
  });

  it("does not count what was refused", () => {
    exhaust("acme");
    for (let i = 0; i < 500; i++) takeRequest("acme", now + i * 100);
    expect(takeRequest("acme", now + 60_000).isAllowed).toBe(true);
  });

  it("counts clients apart", () => {
    exhaust("acme");
    expect(takeRequest("bolt", now).remaining).toBe(59);
    expect(takeRequest("acme", now).isAllowed).toBe(false);
  });

  it("forgets windows that have ended", () => {
    for (let i = 0; i < 1_000; i++) takeRequest(`c${i}`, now);
    takeRequest("late", now + 60_000);
    expect(rememberedClients()).toBe(1);
  });

  it("never remembers more than 5,000 clients, and drops the oldest window first", () => {
    exhaust("first");
    now += 1;
    exhaust("second");
    for (let i = 0; i < MAX_CLIENTS - 1; i++) takeRequest(`c${i}`, now);
    expect(rememberedClients()).toBe(MAX_CLIENTS);
    expect(takeRequest("second", now).isAllowed).toBe(false);
    expect(takeRequest("first", now).isAllowed).toBe(true);
  });
});

describe("the API", () => {
  const client = { id: "partner", company: "Partner Ltd" };
  const clients = { byKey: (key: string) => (key.startsWith("k") ? client : undefined) };
  const routes = new Map([["GET /rooms", () => reply(200, [])]]);
  const get = (path: string, apiKey?: string) =>
    handle({ clients, routes, now: () => now }, apiKey ? { method: "GET", path, apiKey } : { method: "GET", path });

  it("tells how many requests are left, on errors as well", () => {
    expect(get("/rooms", "k1").headers).toMatchObject({ "x-requests-left": "59" });
    expect(get("/nowhere", "k2")).toMatchObject({ status: 404, headers: { "x-requests-left": "58" } });
  });

  it("answers 429 with the time to wait", () => {
    exhaust("partner");
    now += 12_300;
    const refused = get("/rooms", "k1");
    expect(refused.status).toBe(429);
    expect(refused.headers).toEqual({
      "content-type": "application/json",
      "retry-after": "48",
      "x-requests-left": "0",
    });
  });

  it("leaves health checks and unknown keys alone", () => {
    for (let i = 0; i < 100; i++) expect(get("/health").status).toBe(200);
    for (let i = 0; i < 100; i++) expect(get("/rooms", "x").status).toBe(401);
    expect(get("/rooms", "k1").headers).toMatchObject({ "x-requests-left": "59" });
  });
});
