import type { Destination } from "./destination";

const MAX_LENGTH = 200;

/** Splits an address into its path and its query. */
function pathOf(address: string): string {
  const query = address.indexOf("?");
  return query === -1 ? address : address.slice(0, query);
}

function flawOf(address: string): string | null {
  if (address.length > MAX_LENGTH) return "too long";
  if (/[\x00-\x1f\x7f]/.test(address)) return "control character";

  const path = pathOf(address);
  if (path[0] !== "/") return "not a path";
  if (path.includes("//") || path.includes("\\")) return "other host";
  if (/^\/sign-in(?![^/#])/.test(path)) return "sign-in page";
  return null;
}

export function returnTo(next: string | null): Destination {
  if (!next) return { to: "/", refused: null };
  const flaw = flawOf(next);
  return { to: flaw ? "/" : next, refused: flaw };
}
