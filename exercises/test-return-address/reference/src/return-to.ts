import type { Destination } from "./destination";

const HOME = "/";
const SIGN_IN = "/sign-in";
const LONGEST = 200;

/** Where to go after signing in: to `next` if it is an address on our own site, otherwise to the home page. */
export function returnTo(next: string | null): Destination {
  if (!next) return { to: HOME, refused: null };
  const refused = reasonAgainst(next);
  return { to: refused === null ? next : HOME, refused };
}

function reasonAgainst(address: string): string | null {
  if (address.length > LONGEST) return "too long";
  if (/[\x00-\x1f\x7f]/.test(address)) return "has a control character";
  const path = address.split(/[?#]/)[0]!;
  if (!path.startsWith("/")) return "does not begin with /";
  if (path.includes("//") || path.includes("\\")) return "may lead to another site";
  if (path === SIGN_IN || path.startsWith(`${SIGN_IN}/`)) return "is the sign-in page";
  return null;
}
