import type { Accepted, Delivery } from "./delivery";
import { mac } from "./mac";

const HEADER_FORMAT = /^t=(\d{1,12}),v1=([0-9a-f]{16})$/;

/** Verifies a webhook. Anything older than five minutes is rejected. */
export function acceptWebhook({ headers, body }: Delivery, secret: string, now: number): Accepted {
  if (!secret) return { ok: false, reason: "No secret configured" };
  const header = headers["x-openholm-signature"];
  const match = HEADER_FORMAT.exec(header ?? "");
  if (!match) return { ok: false, reason: "Missing or malformed signature" };
  const [, timestamp = "", signature = ""] = match;
  if (now - Number(timestamp) > 300) return { ok: false, reason: "Outside of the tolerance" };
  if (signature !== mac(secret, `${timestamp}.${body}`)) return { ok: false, reason: "Signature mismatch" };

  try {
    return { ok: true, event: JSON.parse(body) };
  } catch {
    return { ok: false, reason: "Body is not valid JSON" };
  }
}
