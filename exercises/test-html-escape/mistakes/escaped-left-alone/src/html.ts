import type { Attributes, Value } from "./value";

/** Escapes a value. Text that is escaped already stays as it is, so nothing is ever escaped twice. */
export function escapeHtml(value: Value): string {
  return String(value ?? "")
    .replace(/&(?!(?:[a-z]+|#\d+);)/gi, "&amp;")
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
