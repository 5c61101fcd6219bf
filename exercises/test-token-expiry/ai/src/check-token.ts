import { type Clock, ROLES, type Session } from "./session";
import type { SigningKey } from "./signing-key";
import { readPart } from "./token-parts";

const ALGORITHM = "om1";

interface Payload {
  readonly user?: unknown;
  readonly role?: unknown;
  readonly exp?: unknown;
}

/** Splits a token into its parts. All three are required, so unsigned tokens are rejected right away. */
function splitToken(token: string): [header: string, payload: string, signature: string] | null {
  const parts = token.split(".");
  const [header, payload, signature] = parts;
  return parts.length === 3 && header && payload && signature ? [header, payload, signature] : null;
}

function isRole(role: unknown): role is Session["role"] {
  return ROLES.some((known) => known === role);
}

/**
 * Validates a session token.
 *
 * Checks structure, algorithm, claims and expiry. Returns the session, or null if the token is not acceptable.
 */
export function checkToken(token: string, key: SigningKey, clock: Clock): Session | null {
  const parts = splitToken(token);
  if (!parts) return null;

  try {
    // Decode and verify the token.
    const [headerPart, payloadPart, signature] = parts;
    const header = readPart(headerPart) as { alg?: unknown };
    const payload = readPart(payloadPart) as Payload;

    const isSigned = header.alg === ALGORITHM && signature.length === key.sign(payloadPart).length;
    if (!isSigned) return null;

    const { user, role, exp } = payload;
    if (typeof user !== "string" || user === "" || !isRole(role)) return null;
    if (!Number.isInteger(exp) || clock.now() >= Number(exp) * 1000) return null;

    return { user, role };
  } catch {
    return null;
  }
}
