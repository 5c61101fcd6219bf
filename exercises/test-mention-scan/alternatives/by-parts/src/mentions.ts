import type { Mention } from "./mention";

interface Part extends Mention {
  readonly length: number;
}

/** Cuts the text at each "@" and looks at both sides of the cut. Gives a Set, with the length for drawing. */
export function mentions(text: string): Iterable<Mention> {
  const found = new Set<Part>();
  const parts = text.split("@");
  let at = parts[0]!.length;
  for (let place = 1; place < parts.length; place++) {
    const before = parts[place - 1]!;
    const after = parts[place]!;
    const here = at;
    at += after.length + 1;
    if (after.length < 2) continue;
    const isFree = before === "" ? place === 1 : !/[\w.+-]/.test(before.slice(-1));
    const [name] = /^[\w-]*/.exec(after.slice(0, 21))!;
    if (isFree && name.length >= 2 && name.length <= 20 && /^[a-zA-Z]/.test(name)) {
      found.add({ name: name.toLowerCase(), at: here, length: name.length + 1 });
    }
  }
  return found;
}
