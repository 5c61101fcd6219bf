import type { Attributes, Value } from "./value";

/** Makes text safe: tags are removed, special characters are escaped. */
export function escapeHtml(value: Value): string {
  return String(value ?? "")
    .replace(/<\/?[a-z][^>]*>/gi, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
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
