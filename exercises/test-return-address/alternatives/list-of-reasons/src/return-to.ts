import type { Destination } from "./destination";

/** Goes through the path part by part, and lists every reason that it finds, the sign-in page first. */
export function returnTo(next: string | null): Destination {
  if (!next) return { to: "/", refused: null };
  const end = [...next].findIndex((character) => character === "?" || character === "#");
  const path = end < 0 ? next : [...next].slice(0, end).join("");
  const [before, ...parts] = path.split("/");
  const reasons: string[] = [];
  if (parts[0] === "sign-in" && before === "") reasons.push("SIGN_IN");
  if (before !== "" || parts.length === 0) reasons.push("NO_PATH");
  if (parts.slice(0, -1).includes("")) reasons.push("EMPTY_PART");
  if (parts.some((part) => part.includes("\\"))) reasons.push("BACKSLASH");
  if ([...next].some((character) => character < " " || character === "\u007f")) reasons.push("CONTROL");
  if (next.length > 200) reasons.push("LENGTH");
  return reasons.length > 0 ? { to: "/", refused: reasons.join(", ") } : { to: next, refused: null };
}
