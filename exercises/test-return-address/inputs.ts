import { returnTo } from "./src/return-to";

/** An address of up to eight pieces that matter to a rule, sometimes as long as an address may be. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  if (random() < 0.02) return [pick([null, ""])];
  const pieces = ["/", "/", "/", "//", "\\", "?", "#", "a", "pets", "sign-in", "-help", "..", "%2F", "\t", "\u007f", "\u001f", ":", "~"];
  const first = pick(["/", "/", "/", "/", "/sign-in", "/pets", "https:", ""]);
  const rest = Array.from({ length: Math.floor(random() * 7) }, () => pick(pieces)).join("");
  const address = first + rest;
  return [random() < 0.15 ? address.padEnd(pick([199, 200, 201, 240]), "a") : address];
}

/** The address, and whether there is a reason. The words are left open. */
export function call(args: unknown[]): unknown {
  const { to, refused } = returnTo(args[0] as string | null);
  return { to, refused: refused === null ? null : refused !== "" };
}
