import type { Mention } from "./mention";

/** Looks at the word around each "@": in a mail address there is something before it. */
export function mentions(text: string): Iterable<Mention> {
  const found: Mention[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && /[a-z0-9_.+@-]/i.test(text[start - 1]!)) start--;
    if (start < at) continue;
    const [name = ""] = /^[a-z0-9_-]*/i.exec(text.slice(at + 1, at + 22)) ?? [];
    if (/^[a-z].{1,19}$/i.test(name)) found.push({ name: name.toLowerCase(), at });
  }
  return found;
}
