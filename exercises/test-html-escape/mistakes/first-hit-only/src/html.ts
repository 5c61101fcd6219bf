import type { Attributes, Value } from "./value";

/** Escapes the five special characters of HTML. */
export function escapeHtml(value: Value): string {
  return String(value ?? "")
    .replace("&", "&amp;")
    .replace("<", "&lt;")
    .replace(">", "&gt;")
    .replace('"', "&quot;")
    .replace("'", "&#39;");
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
