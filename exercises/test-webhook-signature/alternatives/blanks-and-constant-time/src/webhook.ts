import type { Accepted, Delivery } from "./delivery";
import { mac } from "./mac";

/** Compares all characters, wherever the first difference is, so that the time tells nothing. */
function isSame(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let place = 0; place < b.length; place++) difference |= a.charCodeAt(place) ^ b.charCodeAt(place);
  return difference === 0;
}

/** Blanks round the header and its parts are ignored. */
export function acceptWebhook(delivery: Delivery, secret: string, now: number): Accepted {
  const refuse = (reason: string): Accepted => ({ reason, ok: false });
  if (secret.length === 0) return refuse("There is no secret for this sender");
  const parts = (delivery.headers["x-openholm-signature"] ?? "").split(",").map((part) => part.trim());
  const [time = "", signature = ""] = parts;
  if (parts.length !== 2 || !/^t=\d{1,12}$/.test(time) || !signature.startsWith("v1=")) return refuse("Header");
  const seconds = time.slice(2);
  const age = now - Number.parseInt(seconds, 10);
  if (age > 300 || age < -300) return refuse(`Age: ${age}`);
  if (!isSame(signature.slice(3), mac(secret, `${seconds}.${delivery.body}`))) return refuse("Signature");
  try {
    const event: unknown = JSON.parse(delivery.body);
    return { event, ok: true };
  } catch (error) {
    return refuse(String(error));
  }
}
