import type { Destination } from "./destination";

const MAX_LENGTH = 200;

/** The sign-in page and everything below it. */
function isSignIn(address: string): boolean {
  return address === "/sign-in" || address.startsWith("/sign-in/");
}

function isOnOwnSite(address: string): boolean {
  const path = address.split(/[?#]/, 1)[0]!;
  return path.startsWith("/") && !path.includes("//") && !path.includes("\\");
}

export function returnTo(next: string | null): Destination {
  const refuse = (refused: string) => ({ to: "/", refused });

  if (!next) return { to: "/", refused: null };
  if (next.length > MAX_LENGTH) return refuse("Address too long");
  if (/[\x00-\x1f\x7f]/.test(next)) return refuse("Control character in address");
  if (!isOnOwnSite(next)) return refuse("Address on another site");
  if (isSignIn(next)) return refuse("Sign-in page");
  return { to: next, refused: null };
}
