import type { Destination } from "./destination";

const MAX_LENGTH = 200;

/** Browsers remove tabs and line breaks from addresses before they read them. */
const REMOVED_BY_BROWSERS = /[\t\r\n]/;

function check(address: string): string | null {
  if (address.length > MAX_LENGTH) return "Too long";
  if (REMOVED_BY_BROWSERS.test(address)) return "Contains a tab or a line break";

  const path = address.split(/[?#]/, 1)[0]!;
  if (!path.startsWith("/") || path.includes("//") || path.includes("\\")) return "Not a path on this site";
  if (path === "/sign-in" || path.startsWith("/sign-in/")) return "Would ask to sign in again";
  return null;
}

export function returnTo(next: string | null): Destination {
  if (!next) return { to: "/", refused: null };
  const refused = check(next);
  return { to: refused ? "/" : next, refused };
}
