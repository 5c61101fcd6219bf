import { type Clock, ROLES, type Session } from "./session";
import type { SigningKey } from "./signing-key";
import { readPart } from "./token-parts";

/** Validates a session token. */
export function checkToken(token: string, key: SigningKey, clock: Clock): Session | null {
  const parts = token.split(".");
  if (parts.length !== 3) return null;
  const [header = "", payload = "", signature = ""] = parts;
  if (signature !== key.sign(`${header}.${payload}`)) return null;

  // Signed by us, so it is well formed.
  const { alg } = readPart(header) as { alg?: unknown };
  const { user, role, exp } = readPart(payload) as { user?: unknown; role?: Session["role"]; exp?: unknown };
  if (alg !== "om1" || typeof user !== "string" || !user || !role || !ROLES.includes(role)) return null;
  if (typeof exp !== "number" || !Number.isInteger(exp) || clock.now() >= exp * 1000) return null;
  return { user, role };
}
