import type { Accepted, Delivery } from "./delivery";
import { mac } from "./mac";

/** Seconds, either way: clocks differ. */
const TOLERANCE = 300;

const HEADER = /^t=(\d{1,12}),v1=([0-9a-f]{16})$/;

/** Accepts what the sender has signed, character for character, in the last minutes. */
export function acceptWebhook({ headers, body }: Delivery, secret: string, now: number): Accepted {
  const match = HEADER.exec(String(headers["x-openholm-signature"]));
  if (!match || secret === "") return { ok: false, reason: "not signed" };
  const [, time, signature] = match;
  // The text as it came: what one would write in its place may mean the same, and is not what was signed.
  if (signature !== mac(secret, `${time}.${body}`)) return { ok: false, reason: "signed otherwise" };
  if (Math.abs(now - Number(time)) > TOLERANCE) return { ok: false, reason: "not of this time" };
  try {
    return { ok: true, event: JSON.parse(body) };
  } catch {
    return { ok: false, reason: "no JSON" };
  }
}
