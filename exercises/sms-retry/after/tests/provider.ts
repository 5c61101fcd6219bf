import { SmsGateway } from "../src/gateway";

/** Every address of the provider. */
export const PROVIDER = /^https:\/\/sms\.example\/v2\//;

type Answer = number | "no connection" | object;

/**
 * A gateway, and a provider that answers one request after the other as scripted: a status, or data with status 200.
 * A test hands `answer` to `respondTo`.
 */
export function gatewayWith(...answers: Answer[]) {
  const slept: number[] = [];
  const logged: string[] = [];
  const asked: { what: string; key: string | null }[] = [];
  let keys = 0;
  const answer = (request: Request) => {
    asked.push({ what: `${request.method} ${request.url.slice(22)}`, key: request.headers.get("idempotency-key") });
    const next = answers[asked.length - 1];
    if (next === undefined || next === "no connection") throw new TypeError("fetch failed: +4915112345678");
    return typeof next === "number" ? new Response("{}", { status: next }) : next;
  };
  const gateway = new SmsGateway({
    token: "secret-token",
    log: { warn: (text) => void logged.push(text) },
    sleep: async (ms) => void slept.push(ms),
    newKey: () => `key-${++keys}`,
  });
  return { gateway, answer, slept, logged, asked };
}
