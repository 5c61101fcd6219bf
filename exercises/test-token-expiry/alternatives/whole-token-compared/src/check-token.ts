import { type Clock, ROLES, type Session } from "./session";
import type { SigningKey } from "./signing-key";
import { readPart } from "./token-parts";

type Check = (payload: Record<string, unknown>, now: number) => boolean;

const CHECKS: readonly Check[] = [
  ({ user }) => typeof user === "string" && user !== "",
  ({ role }) => (ROLES as readonly unknown[]).includes(role),
  ({ exp }, now) => Number.isInteger(exp) && now / 1000 < Number(exp),
];

/** Signs anew what came before the last dot, and compares the whole. Asks the clock for any token, even for rubbish. */
export function checkToken(token: string, key: SigningKey, clock: Clock): Session | null {
  const now = clock.now();
  const signed = token.slice(0, Math.max(0, token.lastIndexOf(".")));
  if (token !== `${signed}.${key.sign(signed)}`) return null;
  try {
    const [header, payload, ...more] = signed.split(".").map(readPart) as Record<string, unknown>[];
    if (more.length > 0 || !payload || header?.alg !== "om1") return null;
    if (!CHECKS.every((holds) => holds(payload, now))) return null;
    return { user: String(payload.user), role: payload.role as Session["role"] };
  } catch {
    return null;
  }
}
