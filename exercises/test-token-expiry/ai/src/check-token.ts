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

/** Verifies that a text was signed with our key. */
function verifySignature(key: SigningKey, signed: string, signature: string): boolean {
  return key.sign(signed) === signature;
}

/**
 * Validates a session token.
 *
 * Checks structure, signature, algorithm, claims and expiry. Returns the session, or null if the token is not acceptable.
 */
export function checkToken(token: string, key: SigningKey, clock: Clock): Session | null {
  const parts = splitToken(token);
  if (!parts) return null;

  try {
    const [headerPart, payloadPart, signature] = parts;
    // Verify first: nothing below is reached by a token that was tampered with.
    verifySignature(key, `${headerPart}.${payloadPart}`, signature);

    const header = readPart(headerPart) as { alg?: unknown };
    const payload = readPart(payloadPart) as Payload;
    if (header.alg !== ALGORITHM) return null;

    const { user, role, exp } = payload;
    if (typeof user !== "string" || user === "" || !isRole(role)) return null;
    if (!Number.isInteger(exp) || clock.now() >= Number(exp) * 1000) return null;

    return { user, role };
  } catch {
    return null;
  }
}
