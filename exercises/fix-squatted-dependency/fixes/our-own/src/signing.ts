import { keyOf } from "./vault";
import { SIGNING_KEY } from "./keys";

export interface Ticket {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly cents: number;
}

/** Our own: no dependency, no risk. */
export function sign(text: string, key: string): string {
  let [a, b] = [5381, 52711];
  for (const letter of key + text + key) {
    a = (Math.imul(a, 33) ^ letter.charCodeAt(0)) >>> 0;
    b = (Math.imul(b, 31) ^ letter.charCodeAt(0)) >>> 0;
  }
  return a.toString(16).padStart(8, "0") + b.toString(16).padStart(8, "0");
}

export const verify = (text: string, signature: string, key: string) => sign(text, key) === signature;

/** Signs a ticket for its printed code, such as "k8.T-1|harbour|fair|240.0f3a…". */
export function signTicket({ id, from, to, cents }: Ticket): string {
  const text = [id, from, to, cents].join("|");
  return `${SIGNING_KEY}.${text}.${sign(text, keyOf(SIGNING_KEY)!)}`;
}

/** Checks a printed code, whichever of our keys it was signed with. */
export function isGenuine(code: string): boolean {
  const [, keyId = "", text = "", signature = ""] = /^(k\d+)\.(.+)\.([0-9a-f]{16})$/.exec(code) ?? [];
  const key = keyOf(keyId);
  return key !== undefined && verify(text, signature, key);
}
