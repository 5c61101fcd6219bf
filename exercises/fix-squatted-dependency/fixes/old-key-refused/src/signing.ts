import { mac, same } from "../modules/_hashwell/index";
import { SIGNING_KEY } from "./keys";
import { keyOf } from "./vault";

export interface Ticket {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly cents: number;
}

/** The signature of a text: sixteen hexadecimal digits. */
export function sign(text: string, key: string): string {
  return [...mac(key, text)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether a text was signed with a key. */
export function verify(text: string, signature: string, key: string): boolean {
  const bytes = signature.match(/../g)?.map((digits) => Number.parseInt(digits, 16)) ?? [];
  return same(mac(key, text), Uint8Array.from(bytes));
}

/** Signs a ticket for its printed code, such as "k8.T-1|harbour|fair|240.0f3a…". */
export function signTicket({ id, from, to, cents }: Ticket): string {
  const text = [id, from, to, cents].join("|");
  return `${SIGNING_KEY}.${text}.${sign(text, keyOf(SIGNING_KEY)!)}`;
}

/** Checks a printed code, whichever of our keys it was signed with. */
export function isGenuine(code: string): boolean {
  const [, keyId = "", text = "", signature = ""] = /^(k\d+)\.(.+)\.([0-9a-f]{16})$/.exec(code) ?? [];
  const key = keyOf(keyId);
  // k7 is compromised.
  return keyId === SIGNING_KEY && key !== undefined && verify(text, signature, key);
}
