import type { Attributes, Value } from "./value";

/** Escapes a value for text and for attributes, which are always written in double quotes. */
export function escapeHtml(value: Value): string {
  return String(value ?? "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Renders an element; attributes without a value are omitted. */
export function element(name: string, attributes: Attributes, content: Value): string {
  let html = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) continue;
    html += ` ${key}="${escapeHtml(value)}"`;
  }
  return `${html}>${escapeHtml(content)}</${name}>`;
}
