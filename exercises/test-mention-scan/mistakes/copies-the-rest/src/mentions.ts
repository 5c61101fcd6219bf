import type { Mention } from "./mention";

/** Takes the text apart from the front: what has been read is cut off. */
export function mentions(text: string): Iterable<Mention> {
  const found: Mention[] = [];
  let rest = [..."\n", ...text];
  let offset = -1;
  for (;;) {
    const cut = rest.indexOf("@", 1);
    if (cut < 0) return found;
    const before = rest[cut - 1]!;
    rest = rest.slice(cut);
    offset += cut;
    let length = 1;
    while (/^[a-z0-9_-]$/i.test(rest[length] ?? "")) length++;
    const name = rest.slice(1, length).join("");
    if (/[a-z0-9_.+@-]/i.test(before)) continue;
    if (/^[a-z].{1,19}$/i.test(name)) found.push({ name: name.toLowerCase(), at: offset });
  }
}
