import type { Destination } from "./destination";

/**
 * Decides where a user is sent after signing in.
 *
 * The address is scanned once, from its last character to its first. This avoids regular expressions, which can be
 * slow on hostile input, and it needs no URL parser.
 */

const HOME = "/";
const MAX_LENGTH = 200;
const SIGN_IN = "sign-in";

/** The printable characters are next to each other in the character table, from the space to the tilde. */
function isPrintable(character: string): boolean {
  return character >= " " && character <= "~";
}

/** Returns the reason why an address can't be used, or null if it can. */
function findFlaw(address: string): string | null {
  if (address[MAX_LENGTH] !== undefined) return "Address is too long";

  let flaw: string | null = null;
  let part = "";
  let topLevelPart = "";

  for (let i = address.length - 1; i >= 0; i--) {
    const character = address[i]!;
    if (!isPrintable(character)) return "Address contains an unprintable character";

    switch (character) {
      case "?":
      case "#":
        flaw = null;
        part = "";
        break;
      case "\\":
        flaw = "Backslash in path";
        break;
      case "/":
        if (address[i + 1] === "/") flaw = "Double slash in path";
        topLevelPart = part;
        part = "";
        break;
      default:
        part = character + part;
    }
  }

  if (address[0] !== "/") return "Address is not a path";
  if (topLevelPart === SIGN_IN) return "Address belongs to the sign-in page";
  return flaw;
}

/**
 * Returns the destination after a successful sign-in.
 *
 * @param next - The `next` parameter of the sign-in page, or null if there was none
 */
export function returnTo(next: string | null): Destination {
  if (!next) return { to: HOME, refused: null };

  const flaw = findFlaw(next);
  return flaw ? { to: HOME, refused: flaw } : { to: next, refused: null };
}
