import { mac } from "../modules/_hashwell/index";
import { SIGNING_KEY } from "./keys";
import { digitsOf } from "./signing";
import { keyOf } from "./vault";

/** A slip for the till, such as "R|T-1|240|k8|88c1…": so much may be paid back for this ticket. */
export function refundSlip(ticketId: string, cents: number): string {
  const text = ["R", ticketId, cents, SIGNING_KEY].join("|");
  return `${text}|${digitsOf(mac(keyOf(SIGNING_KEY)!, text))}`;
}

/** The cents that a slip is worth at the till; 0 for one that is not ours. */
export function worthOf(slip: string): number {
  const [letter, id, cents = "", keyId = "", digits, ...more] = slip.split("|");
  const key = keyOf(keyId);
  if (letter !== "R" || !id || !/^\d+$/.test(cents) || key === undefined || more.length > 0) return 0;
  return digitsOf(mac(key, slip.slice(0, slip.lastIndexOf("|")))) === digits ? Number(cents) : 0;
}
