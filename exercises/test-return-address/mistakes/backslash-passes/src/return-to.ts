import type { Destination } from "./destination";

const MAX_LENGTH = 200;
const CONTROL_CHARACTERS = /[\u0000-\u001f\u007f]/;

/** Only paths on our own site are used; protocol-relative URLs lead to other hosts. */
function isOwnPath(path: string): boolean {
  return path.startsWith("/") && !path.includes("//");
}

function isSignIn(path: string): boolean {
  return path === "/sign-in" || path.startsWith("/sign-in/");
}

export function returnTo(next: string | null): Destination {
  if (!next) return { to: "/", refused: null };

  const [path = ""] = next.split(/[?#]/);
  if (next.length > MAX_LENGTH) return { to: "/", refused: "Address is too long" };
  if (CONTROL_CHARACTERS.test(next)) return { to: "/", refused: "Address contains control characters" };
  if (!isOwnPath(path)) return { to: "/", refused: "Address is not on this site" };
  if (isSignIn(path)) return { to: "/", refused: "Address is the sign-in page" };

  return { to: next, refused: null };
}
