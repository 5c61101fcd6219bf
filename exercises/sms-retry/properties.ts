import { respondTo } from "onramp:fetch";
import { GatewayError } from "./src/failures";
import { withRetry } from "./src/retry";
import { gatewayWith, PROVIDER } from "./tests/provider";

const SMS = { to: "+4915112345678", text: "Your code is 4711" };
const PAUSES = [500, 1_000, 2_000];
const mayPass = (one) => one === "no connection" || one === 429 || (typeof one === "number" && one >= 500);
const answer = (d) => d.pick(["ok", "no connection", 429, 500, 503, 400, 404, 401]);

export const properties = [
  {
    says: "send and statusOf make up to four attempts, with one key for each SMS, and buyCredits makes one request",
    from: [
      "`send` and `statusOf`: four attempts at most, with 0.5, 1 and 2 seconds between them (`deps.sleep`).",
      "Retry after failures that may pass: no connection, 429, 5xx. Everything else is final. In the end, the caller gets the last error",
      "However often we ask for one SMS, it is sent, and billed, once",
      "Two calls of `send` are two SMS, even if their texts are the same.",
      "Leave `buyCredits` at one request.",
      "Log each retry: method, path, which attempt, and what was wrong; never numbers, texts or tokens.",
    ],
    inputs: 1_000,
    because: "each request goes through the whole of fetch",
    draw: (d) => d.list(1, 3, () => ({ what: d.pick(["send", "statusOf", "buyCredits"]), answers: d.list(1, 4, () => answer(d)) })),
    holds: async (calls) => {
      const script = [];
      const expected = [];
      for (const { what, answers } of calls) {
        let attempts = 0;
        for (;;) {
          const one = answers[Math.min(attempts, answers.length - 1)];
          attempts++;
          script.push(one === "ok" ? { id: "sms-1", status: "queued", receipt: "r-1" } : one);
          const isOver = one === "ok" || !mayPass(one) || attempts === 4 || what === "buyCredits";
          if (!isOver) continue;
          expected.push({ what, attempts, last: one });
          break;
        }
      }
      const { gateway, answer: reply, slept, logged, asked } = gatewayWith(...script);
      respondTo(PROVIDER, reply);
      const keys = [];
      let from = 0;
      const pauses = [];
      for (const { what, attempts, last } of expected) {
        const run = { send: () => gateway.send(SMS), statusOf: () => gateway.statusOf("sms-9"), buyCredits: () => gateway.buyCredits(5) }[what];
        const got = await run().then((value) => value, (error) => error);
        const isRight =
          last === "ok"
            ? got === { send: "sms-1", statusOf: "queued", buyCredits: "r-1" }[what]
            : last === "no connection"
              ? got instanceof Error && !(got instanceof GatewayError)
              : got instanceof GatewayError && got.status === last;
        const own = asked.slice(from, from + attempts);
        from += attempts;
        if (!isRight || asked.length !== from) return false;
        pauses.push(...PAUSES.slice(0, attempts - 1));
        if (what === "send") {
          if (new Set(own.map(({ key }) => key)).size !== 1 || !own[0].key || keys.includes(own[0].key)) return false;
          keys.push(own[0].key);
        }
      }
      const isSafe = !logged.join("\n").match(/4915112345678|4711|secret-token/);
      return slept.join() === pauses.join() && logged.length === pauses.length && isSafe;
    },
  },
  {
    says: "the wait is as long as the reply asks for, at most 30 seconds, or the usual one if the reply asks for none",
    from: ["If a reply has `retry-after` (the provider sends seconds), wait that long instead, but at most 30 seconds."],
    inputs: 1_000,
    because: "each request goes through the whole of fetch",
    draw: (d) => d.list(1, 3, () => d.pick([undefined, "", "0", "1", "7", "30", "31", "600"])),
    holds: async (asks) => {
      const busy = (ask) => new Response("{}", { status: 429, headers: ask === undefined ? {} : { "retry-after": ask } });
      const { gateway, answer: reply, slept } = gatewayWith(...asks.map(busy), { id: "sms-1" });
      respondTo(PROVIDER, reply);
      await gateway.send(SMS);
      return slept.join() === asks.map((ask, i) => (ask ? Math.min(Number(ask), 30) * 1_000 : PAUSES[i])).join();
    },
  },
  {
    says: "an operation is retried while that may help, with the waits that the other side asks for, at most 30 seconds",
    from: ["wait that long instead, but at most 30 seconds", "Put the retry logic into `src/retry.ts`; we will want to use it elsewhere."],
    draw: (d) => ({ fails: d.int(0, 5), final: d.int(0, 6), asks: d.list(4, 4, () => d.pick([undefined, undefined, 0, 1_500, 30_000])) }),
    holds: async ({ fails, final, asks }) => {
      const slept = [];
      let attempts = 0;
      const operation = async () => {
        if (attempts++ < fails) throw new Error(`attempt ${attempts}`);
        return "done";
      };
      const got = await withRetry(operation, {
        sleep: async (ms) => void slept.push(ms),
        mayPass: () => attempts !== final,
        waitAskedFor: () => asks[attempts - 1],
        onRetry: () => {},
      }).then((value) => value, ({ message }) => message);
      let wanted = 1;
      while (wanted <= fails && wanted < 4 && wanted !== final) wanted++;
      const pauses = PAUSES.slice(0, wanted - 1).map((pause, i) => asks[i] ?? pause);
      return attempts === wanted && got === (wanted > fails ? "done" : `attempt ${wanted}`) && slept.join() === pauses.join();
    },
  },
];
