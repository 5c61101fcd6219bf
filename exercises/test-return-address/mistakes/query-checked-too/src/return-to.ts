import type { Destination } from "./destination";

const HOME: Destination = { to: "/", refused: null };
const MAX_LENGTH = 200;

/** Returns the reason why an address is unsafe, or null. */
function validate(address: string): string | null {
  const path = address.split("?")[0]!.split("#")[0]!;

  if (address.length > MAX_LENGTH) return "Address is longer than 200 characters";
  if (!address.startsWith("/")) return "Address is not a path";
  // Attackers hide other hosts in any place
  if (address.includes("//") || address.includes("\\")) return "Address contains another host";
  if (/[\x00-\x1f\x7f]/.test(address)) return "Address contains a control character";
  if (path === "/sign-in" || path.startsWith("/sign-in/")) return "Address is the sign-in page";
  return null;
}

export function returnTo(next: string | null): Destination {
  if (!next) return HOME;
  const reason = validate(next);
  return reason ? { ...HOME, refused: reason } : { to: next, refused: null };
}
