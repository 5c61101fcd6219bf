import { SIGNING_KEY } from "./keys";
import { sign, verify } from "./signing";
import { keyOf } from "./vault";

/** A slip for the till, such as "R|T-1|240|k8|88c1…": so much may be paid back for this ticket. */
export function refundSlip(ticketId: string, cents: number): string {
  const parts = ["R", ticketId, cents, SIGNING_KEY];
  const signature = sign(parts.join("|"), keyOf(SIGNING_KEY)!);
  return [...parts, signature].join("|");
}

/** The cents that a slip is worth at the till; 0 for one that is not ours. */
export function worthOf(slip: string): number {
  const [, text = "", cents, keyId = "", signature = ""] =
    /^(R\|[^|]+\|(\d+)\|(k\d+))\|([0-9a-f]{16})$/.exec(slip) ?? [];
  const key = keyOf(keyId);
  return key !== undefined && verify(text, signature, key) ? Number(cents) : 0;
}
