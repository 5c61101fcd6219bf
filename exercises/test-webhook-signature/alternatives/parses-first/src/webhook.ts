import type { Accepted, Delivery } from "./delivery";
import { mac } from "./mac";

const FORM = /^t=(?<time>[0-9]{1,12}),v1=(?<code>[0-9a-f]{16})$/;

/** Reads the event first, signs the text as it came, and compares whole headers. */
export function acceptWebhook(delivery: Delivery, secret: string, now: number): Accepted {
  let event: unknown;
  try {
    event = JSON.parse(delivery.body);
  } catch {
    return { ok: false, reason: "The body cannot be read." };
  }
  const header = delivery.headers["x-openholm-signature"];
  const time = header === undefined ? undefined : FORM.exec(header)?.groups?.time;
  const problems: string[] = [];
  if (secret === "") problems.push("The secret is empty.");
  if (time === undefined) problems.push("The header is missing or malformed.");
  else if (header !== `t=${time},v1=${mac(secret, `${time}.${delivery.body}`)}`) problems.push("The code is wrong.");
  if (time !== undefined && Math.abs(Number(time) - now) > 300) problems.push("The time is wrong.");
  return problems.length === 0 ? { ok: true, event } : { ok: false, reason: problems.join(" ") };
}
