import type { Delivery } from "./src/delivery";
import { mac } from "./src/mac";
import { acceptWebhook } from "./src/webhook";

const NOW = 1_763_632_800;

/** One argument list: a delivery that is mostly genuine, in many spellings, and now and then is not. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const bodies = [
    '{"a":1}',
    '{ "a": 1.0 }',
    "[1e1]",
    " null\n",
    '"\\u00f8"',
    '{"b":2,"a":1}',
    "7",
    "",
    "seven",
    "{} {}",
  ];
  const body = pick(bodies);
  const secret = pick(["s", "s", "s", "longer secret", ""]);
  const time = NOW + pick([0, 0, 0, -1, 299, 300, 301, -299, -300, -301, 86_400, -86_400]);
  const code = mac(pick([secret, secret, secret, secret, "", "t"]), `${time}.${body}`);
  const damaged = [code.slice(0, 8), `${code}0`, "", code.toUpperCase(), mac(secret, body), "0123456789abcdef"];
  const signature = random() < 0.7 ? code : pick(damaged);
  const headers = [
    `v1=${signature},t=${time}`,
    `t=${time}`,
    "",
    undefined,
    `t=${time - 1},v1=${signature}`,
    `t=x,v1=${code}`,
  ];
  const header = random() < 0.85 ? `t=${time},v1=${signature}` : pick(headers);
  const sent = random() < 0.9 ? body : pick([`${body} `, ...bodies]);
  return [{ body: sent, headers: { "x-openholm-signature": header } }, secret, NOW];
}

/** What the specification settles: whether it is accepted, and the event. */
export function call(args: unknown[]): unknown {
  const accepted = acceptWebhook(...(args as [Delivery, string, number]));
  return accepted.ok ? { event: accepted.event } : "refused";
}
