import { type Clock, ROLES, type Session } from "./session";
import type { SigningKey } from "./signing-key";
import { readPart } from "./token-parts";

/** Looks at the time first, and once more at the end; the session cannot be changed. */
export function checkToken(token: string, key: SigningKey, clock: Clock): Session | null {
  const [header, payload, signature, ...more] = token.split(".");
  if (!header || !payload || !signature || more.length > 0) return null;
  let said: Record<string, unknown>;
  let alg: unknown;
  try {
    said = { ...(readPart(payload) as object) };
    alg = (readPart(header) as { alg?: unknown }).alg;
  } catch {
    return null;
  }
  const { user, role, exp } = said;
  const isOver = () => !Number.isInteger(exp) || clock.now() >= (exp as number) * 1000;
  if (isOver() || alg !== "om1") return null;
  if (typeof user !== "string" || user.length === 0) return null;
  const known = ROLES.find((one) => one === role);
  if (!known) return null;
  const expected = key.sign(`${header}.${payload}`);
  let difference = expected.length ^ signature.length;
  for (let place = 0; place < expected.length; place++) {
    difference |= expected.charCodeAt(place) ^ signature.charCodeAt(place);
  }
  return difference === 0 && !isOver() ? Object.freeze({ role: known, user }) : null;
}
