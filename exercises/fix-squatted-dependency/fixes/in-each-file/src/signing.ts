import { mac } from "../modules/_hashwell/index";
import { SIGNING_KEY } from "./keys";
import { keyOf } from "./vault";

export interface Ticket {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly cents: number;
}

/** Sixteen digits. */
export const digitsOf = (bytes: Uint8Array) => Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join("");

export function signTicket(ticket: Ticket): string {
  const text = `${ticket.id}|${ticket.from}|${ticket.to}|${ticket.cents}`;
  const key = keyOf(SIGNING_KEY);
  if (key === undefined) throw new Error(`The vault has no key ${SIGNING_KEY}`);
  return [SIGNING_KEY, text, digitsOf(mac(key, text))].join(".");
}

/** A code is genuine if we would have printed it. */
export function isGenuine(code: string): boolean {
  const first = code.indexOf(".");
  const last = code.lastIndexOf(".");
  const key = keyOf(code.slice(0, Math.max(first, 0)));
  if (key === undefined || last <= first) return false;
  return digitsOf(mac(key, code.slice(first + 1, last))) === code.slice(last + 1);
}
