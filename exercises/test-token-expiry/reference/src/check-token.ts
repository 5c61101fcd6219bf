import { type Clock, ROLES, type Session } from "./session";
import type { SigningKey } from "./signing-key";
import { readPart } from "./token-parts";

const TOKEN = /^([^.]+)\.([^.]+)\.(\w+)$/;

/** The session that a token of ours stands for, or null. What it says counts only once we know that we have said it. */
export function checkToken(token: string, key: SigningKey, clock: Clock): Session | null {
  const match = TOKEN.exec(token);
  if (!match) return null;
  const [, header, payload, signature] = match as unknown as [string, string, string, string];
  if (signature !== key.sign(`${header}.${payload}`)) return null;
  try {
    const { alg } = readPart(header) as Record<string, unknown>;
    const { user, role, exp } = readPart(payload) as Record<string, unknown>;
    const known = ROLES.find((one) => one === role);
    if (alg !== "om1" || typeof user !== "string" || user === "" || !known) return null;
    if (!Number.isInteger(exp)) return null;
    return clock.now() < Number(exp) * 1000 ? { user, role: known } : null;
  } catch {
    return null;
  }
}
