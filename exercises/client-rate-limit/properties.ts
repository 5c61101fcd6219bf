import { handle } from "./src/api";
import { reply } from "./src/http";
import { takeRequest } from "./src/rate-limit";

/** The clock never goes back: each input begins after all windows of the one before have ended. */
let clock = 0;
function later(): number {
  clock += 3_600_000;
  return clock;
}

/** By the task's sentences: 60 in 60 seconds from the first request on; what is refused is not counted. */
function limiter() {
  const windows = new Map<string, { start: number; used: number }>();
  return (client: string, now: number) => {
    let window = windows.get(client);
    if (!window || now >= window.start + 60_000) {
      window = { start: now, used: 0 };
      windows.set(client, window);
    }
    const isAllowed = window.used < 60;
    if (isAllowed) window.used++;
    return { isAllowed, left: 60 - window.used, seconds: Math.ceil((window.start + 60_000 - now) / 1000) };
  };
}

const GAPS = [0, 1, 999, 1_000, 30_000, 59_000, 59_999, 60_000, 60_001];
const gap = (d) => (d.chance(0.5) ? d.pick(GAPS) : d.int(0, 61_000));

export const properties = [
  {
    says: "a client gets 60 requests in a window, and the next window begins with the client's first request after the last one has ended",
    from: [
      "60 requests in 60 seconds.",
      "A client's window starts with its first request; the first request 60 seconds later or after starts a new window.",
      "Refused requests are not counted and do not extend the window.",
    ],
    draw: (d) =>
      d.list(1, 6, () => ({ client: d.pick(["acme", "bolt"]), after: gap(d), times: d.pick([1, 2, 29, 31, 60]) })),
    holds: (steps) => {
      const expected = limiter();
      let now = later();
      return steps.every(({ client, after, times }) => {
        now += after;
        for (let i = 0; i < times; i++)
          if (takeRequest(client, now).isAllowed !== expected(client, now).isAllowed) return false;
        return true;
      });
    },
  },
  {
    says: "the API answers clients within their limit, and tells those above it how long to wait",
    from: [
      "Anything above the limit gets a 429 with `retry-after`: the seconds until the window ends, rounded up.",
      "All keys of a client share one count. Replies to clients carry `x-requests-left`.",
      "No key or an unknown key: 401 as before, not counted for anyone. `GET /health` is never limited.",
    ],
    draw: (d) => ({
      used: d.pick([0, 57, 58, 59, 60]),
      steps: d.list(1, 6, () => ({
        after: d.chance(0.6) ? 0 : gap(d),
        key: d.pick(["a1", "a2", "b1", "unknown", undefined]),
        path: d.pick(["/rooms", "/nowhere", "/health"]),
        method: d.pick(["GET", "POST"]),
      })),
    }),
    holds: ({ used, steps }) => {
      const owners = { a1: "acme", a2: "acme", b1: "bolt" };
      const clients = { byKey: (key) => (key in owners ? { id: owners[key], company: "A company" } : undefined) };
      const routes = new Map([["GET /rooms", () => reply(200, [])]]);
      const expected = limiter();
      let now = later();
      const deps = { clients, routes, now: () => now };
      for (let i = 0; i < used; i++) {
        takeRequest("acme", now);
        expected("acme", now);
      }
      return steps.every(({ after, key, path, method }) => {
        now += after;
        const { status, headers } = handle(deps, { method, path, ...(key && { apiKey: key }) });
        if (method === "GET" && path === "/health") return status === 200;
        const client = owners[key];
        if (!client) return status === 401;
        const { isAllowed, left, seconds } = expected(client, now);
        if (headers["x-requests-left"] !== String(left)) return false;
        if (!isAllowed) return status === 429 && headers["retry-after"] === String(seconds);
        return status === (method === "GET" && path === "/rooms" ? 200 : 404);
      });
    },
  },
  {
    says: "client number 5,001 takes the place of the client whose window began first, or of one whose window has ended",
    from: [
      "We remember 5,000 clients at most.",
      "If one more arrives and no window has ended, forget the client whose window began first.",
      "That client may then get more than its share",
    ],
    inputs: 100,
    because: "each input needs 5,000 clients",
    draw: (d) => ({ second: d.int(1, 20_000), rest: d.int(1, 20_000), more: d.int(0, 40_000), isNew: d.chance(0.8) }),
    holds: ({ second, rest, more, isNew }) => {
      const start = later();
      for (let i = 0; i < 3; i++) takeRequest("first", start);
      for (let i = 0; i < 3; i++) takeRequest("second", start + second);
      for (let i = 0; i < 4_998; i++) takeRequest(`c${i}`, start + second + rest);
      const now = start + second + rest + more;
      takeRequest(isNew ? "one more" : "c7", now);
      const left = takeRequest("second", now).remaining;
      // Both windows are over, so there is room for everyone.
      if (now >= start + second + 60_000) return left === 59;
      if (left !== 56) return false;
      const isForgotten = isNew || now >= start + 60_000;
      return takeRequest("first", now).remaining === (isForgotten ? 59 : 56);
    },
  },
];
