import { type Clock, ROLES, type Session } from "./session";
import type { SigningKey } from "./signing-key";
import { readPart } from "./token-parts";

/** Validates a session token at the current time. */
export function checkToken(token: string, key: SigningKey, _clock: Clock): Session | null {
  const parts = token.split(".");
  if (parts.length !== 3) return null;
  const [header = "", payload = "", signature = ""] = parts;
  if (signature !== key.sign(`${header}.${payload}`)) return null;

  try {
    const { alg } = readPart(header) as { alg?: unknown };
    if (alg !== "om1") return null;
    const { user, role, exp } = readPart(payload) as { user?: unknown; role?: Session["role"]; exp?: unknown };
    if (typeof user !== "string" || !user || !role || !ROLES.includes(role)) return null;
    if (typeof exp !== "number" || !Number.isInteger(exp) || Date.now() >= exp * 1000) return null;
    return { user, role };
  } catch {
    return null;
  }
}
