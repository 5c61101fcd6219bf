import type { Destination } from "./destination";

const MAX_LENGTH = 200;

/** Compiled once, as the function runs on every sign-in. */
const CONTROL_CHARACTERS = /[\x00-\x1f\x7f]/g;
const PATH = /^[^?#]*/;

export function returnTo(next: string | null): Destination {
  if (!next) return { to: "/", refused: null };

  const path = PATH.exec(next)![0];
  let reason: string | null = null;
  if (CONTROL_CHARACTERS.test(next)) reason = "Address contains control characters";
  else if (next.length > MAX_LENGTH) reason = "Address is too long";
  else if (!path.startsWith("/") || path.includes("//") || path.includes("\\")) reason = "Address is on another site";
  else if (path === "/sign-in" || path.startsWith("/sign-in/")) reason = "Address is the sign-in page";

  return { to: reason ? "/" : next, refused: reason };
}
