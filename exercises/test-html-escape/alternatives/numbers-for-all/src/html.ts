import type { Attributes, Value } from "./value";

/** A number for each character that is neither letter, digit nor blank, whatever it means to a browser. */
export function escapeHtml(value: Value): string {
  if (value === undefined || value === null) return "";
  const characters = Array.from(String(value), (character) =>
    /[\p{L}\p{N} ]/u.test(character) ? character : `&#${character.codePointAt(0)};`,
  );
  return characters.join("");
}

/** The last attribute comes first. */
export function element(name: string, attributes: Attributes, content: Value): string {
  const all = Object.entries(attributes).reduceRight(
    (html, [key, value]) => (value === undefined || value === null ? html : `${html} ${key}="${escapeHtml(value)}"`),
    "",
  );
  return `<${name}${all}>${escapeHtml(content)}</${name}>`;
}
