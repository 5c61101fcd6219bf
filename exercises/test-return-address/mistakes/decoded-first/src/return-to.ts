import type { Destination } from "./destination";

const MAX_LENGTH = 200;

/** Decodes percent-encoded characters, so that they can't be used to get around the checks. */
function decode(address: string): string {
  return address.replace(/%([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}

function isSafe(address: string): boolean {
  const path = decode(address.split(/[?#]/, 1)[0]!);
  if (address.length > MAX_LENGTH || /[\x00-\x1f\x7f]/.test(address)) return false;
  if (!path.startsWith("/") || path.includes("//") || path.includes("\\")) return false;
  return path !== "/sign-in" && !path.startsWith("/sign-in/");
}

export function returnTo(next: string | null): Destination {
  if (!next) return { to: "/", refused: null };
  return isSafe(next) ? { to: next, refused: null } : { to: "/", refused: "Unsafe return address" };
}
