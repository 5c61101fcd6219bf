import type { Accepted, Delivery } from "./delivery";
import { mac } from "./mac";

/** Deliveries may be at most five minutes old, which prevents replay attacks. */
const TOLERANCE_SECONDS = 300;

const HEADER_FORMAT = /^t=(\d{1,12}),v1=([0-9a-f]{16})$/;

/** Parses the body, or returns undefined if it isn't valid JSON. */
function parseBody(body: string): { event: unknown } | undefined {
  try {
    return { event: JSON.parse(body) };
  } catch {
    return undefined;
  }
}

/**
 * Verifies a webhook and returns its event.
 *
 * @param delivery - Headers and body
 * @param secret - The sender's signing secret
 * @param now - The current time in seconds
 */
export function acceptWebhook(delivery: Delivery, secret: string, now: number): Accepted {
  if (!secret) return { ok: false, reason: "No secret configured" };

  const header = delivery.headers["x-openholm-signature"];
  if (!header) return { ok: false, reason: "Missing signature header" };

  const match = HEADER_FORMAT.exec(header);
  if (!match) return { ok: false, reason: "Malformed signature header" };
  const [, timestamp, signature] = match;

  if (Math.abs(now - Number(timestamp)) > TOLERANCE_SECONDS) {
    return { ok: false, reason: "Timestamp outside of the tolerance" };
  }

  const parsed = parseBody(delivery.body);
  if (!parsed) return { ok: false, reason: "Body is not valid JSON" };

  // The signature covers timestamp and payload.
  const expected = mac(secret, `${timestamp}.${JSON.stringify(parsed.event)}`);
  if (signature !== expected) return { ok: false, reason: "Signature mismatch" };

  return { ok: true, event: parsed.event };
}
