import type { Destination } from "./destination";

/** A path: a slash, then parts with one slash between them. Letters, digits and signs that addresses may contain. */
const PATH = /^(?:\/[\x21\x22\x24-\x2e\x30-\x3e\x40-\x5b\x5d-\x7e]+)*\/?(?=[?#]|$)/;
const REST = /^[\x21-\x7e]*$/;

/** Lists what may be in an address, and refuses all others: those with a space or with `ü`, too. */
export function returnTo(next: string | null): Destination {
  if (next === null || next === "") return { refused: null, to: "/" };
  const path = PATH.exec(next)?.[0] ?? "";
  const isOurs = path !== "" && REST.test(next) && next.length <= 200;
  if (!isOurs) return { refused: `Not an address of ours: ${JSON.stringify(next.slice(0, 200))}`, to: "/" };
  if (path.split("/")[1] === "sign-in") return { refused: "This page asks to sign in again.", to: "/" };
  return { refused: null, to: next };
}
