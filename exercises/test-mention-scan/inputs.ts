import { mentions } from "./src/mentions";

/** One text of up to twelve pieces, which meet in all sorts of ways. */
export function inputs(random: () => number): unknown[] {
  const names = ["@ana", "@Bo", "@abcdefghijklmnopqrst", "mira"];
  const pieces = ["@", "@", "a", "9", "_", "-", ".", "+", " ", ",", "é", "\n", ...names];
  const length = Math.floor(random() * 13);
  const text = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join("");
  return [text];
}

export function call(args: unknown[]): unknown {
  return [...mentions(args[0] as string)].map(({ name, at }) => ({ name, at }));
}
