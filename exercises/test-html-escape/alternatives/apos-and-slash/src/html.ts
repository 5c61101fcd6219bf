import type { Attributes, Value } from "./value";

/** The five and the slash, one after the other: the ampersand first, since the others bring new ones. */
export function escapeHtml(value: Value): string {
  if (value == null) return "";
  return `${value}`
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;")
    .replaceAll("/", "&#x2F;");
}

/** Attributes by name, in single quotes. Throws for names that are none. */
export function element(name: string, attributes: Attributes, content: Value): string {
  const names = Object.keys(attributes).filter((key) => attributes[key] != null);
  const odd = [name, ...names].find((one) => !/^[\w:-]+$/.test(one));
  if (odd !== undefined) throw new RangeError(`Not a name: ${odd}`);
  const parts = names.sort().map((key) => `${key}='${escapeHtml(attributes[key])}'`);
  return `<${[name, ...parts].join(" ")}>${escapeHtml(content)}</${name}>`;
}
