import type { Destination } from "./destination";

const HOME = "/";
const SIGN_IN = "/sign-in";
const MAX_LENGTH = 200;

export function returnTo(next: string | null): Destination {
  if (!next) return { to: HOME, refused: null };

  const path = next.split(/[?#]/, 1)[0]!;
  const isTooLong = next.length > MAX_LENGTH;
  const hasControlCharacters = /[\x00-\x1f\x7f]/.test(next);
  const isOtherSite = !path.startsWith("/") || path.includes("//") || path.includes("\\");
  // Also covers all pages below the sign-in page
  const isSignIn = path.startsWith(SIGN_IN);

  if (isTooLong || hasControlCharacters || isOtherSite || isSignIn) {
    return { to: HOME, refused: `next was rejected (${next.length} characters)` };
  }
  return { to: next, refused: null };
}
