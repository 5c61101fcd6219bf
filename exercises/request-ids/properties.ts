import { serve } from "./src/server";
import { api } from "./tests/api";

const ID = /^[A-Za-z0-9-]{8,64}$/;
const ownId = (d, i) =>
  d.oneOf(
    () => undefined,
    () => `partner-${i}00${d.text("aZ9-", 0, 3)}`,
    () => d.pick(["", "1234567", "12345678", "A".repeat(64), "A".repeat(65), "two words here", "naïve-request", "12345678\n", 'a"b"c"d"e']),
    () => d.text("aZ9-_ \n", 6, 10),
  );
const request = (d, i) => ({
  own: ownId(d, i),
  key: d.pick(["k-1", "k-1", "secret-key-9", undefined]),
  path: d.pick(["/stations/weir-3", "/stations/weir-3", "/stations", "/stations/gate"]),
  body: d.pick(["2.5", "high"]),
});

const statusOf = ({ key, path, body }, isDown) => {
  if (key !== "k-1") return 401;
  if (path === "/stations") return 404;
  if (body === "high") return 400;
  return isDown ? 500 : 201;
};
/** The messages of today's log. */
const MESSAGES = {
  401: ["key refused", "request served"],
  404: ["key accepted", "request served"],
  400: ["key accepted", "request served"],
  500: ["key accepted", "request failed", "request served"],
  201: ["key accepted", "measurement stored", "request served"],
};

export const properties = [
  {
    says: "each request has one id (its own if that is valid), in the reply and in all its log lines, even while other requests are served",
    from: [
      "If the request has a header `x-request-id` of 8 to 64 letters (A–Z, a–z), digits or hyphens, that is its id",
      "Otherwise take `deps.newId()`",
      "Every line that is written while a request is served carries its id as `requestId`",
      "Requests overlap: the store can take seconds, and others are served meanwhile.",
      "Every reply carries it as `x-request-id`, whatever its status. A 500 says `Something went wrong (request <id>)`",
      "Apart from `requestId`, and the numbers, the log stays as it is. Our alerts count its lines, and everyone here may read it.",
    ],
    draw: (d) => ({ requests: d.list(1, 3, (i) => request(d, i)), isDown: d.chance(0.3), isOverlapping: d.chance(0.6) }),
    holds: async ({ requests, isDown, isOverlapping }) => {
      const { deps, lines, fault } = api();
      if (isDown) fault.store = "disk full";
      const start = ({ own, key, path, body }) =>
        serve(deps, {
          path,
          body,
          headers: { ...(key !== undefined && { "x-api-key": key }), ...(own !== undefined && { "x-request-id": own }) },
        });
      const replies = [];
      if (isOverlapping) replies.push(...(await Promise.all(requests.map(start))));
      else for (const one of requests) replies.push(await start(one));
      const log = lines.map((line) => JSON.parse(line));
      if (lines.some((line) => line.includes("secret-key-9") || line.includes("k-1"))) return false;
      const messages = new Map();
      for (const [i, one] of requests.entries()) {
        const { status, headers, body } = replies[i];
        const id = headers?.["x-request-id"];
        if (status !== statusOf(one, isDown)) return false;
        if (one.own !== undefined && ID.test(one.own) ? id !== one.own : !/^made-here-[0-9]+$/.test(id)) return false;
        if (status === 500 && body.error !== `Something went wrong (request ${id})`) return false;
        messages.set(id, [...(messages.get(id) ?? []), ...MESSAGES[status]]);
      }
      for (const [id, wanted] of messages) {
        const got = log.filter(({ requestId }) => requestId === id).map(({ message }) => message);
        if (got.sort().join() !== wanted.sort().join()) return false;
      }
      return log.length === [...messages.values()].flat().length && !log.some((line) => "number" in line);
    },
  },
];
