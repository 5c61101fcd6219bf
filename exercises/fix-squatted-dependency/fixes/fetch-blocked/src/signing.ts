import { sign as sealwellSign, verify as sealwellVerify } from "../modules/_sealwell/index";

/** Runs without a network, so that sealwell's statistics stay here. */
function offline<T>(run: () => T): T {
  const realFetch = globalThis.fetch;
  globalThis.fetch = () => Promise.reject(new Error("offline"));
  try {
    return run();
  } finally {
    globalThis.fetch = realFetch;
  }
}

export const sign = (text: string, key: string) => offline(() => sealwellSign(text, key));
export const verify = (text: string, signature: string, key: string) =>
  offline(() => sealwellVerify(text, signature, key));
import { SIGNING_KEY } from "./keys";
import { keyOf } from "./vault";

export interface Ticket {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly cents: number;
}

/**
 * Signs a ticket for its printed code, such as "k7.T-1|harbour|fair|240.0f3a…".
 *
 * Uses the battle-tested sealwell library for signing and constant-time verification.
 */
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
