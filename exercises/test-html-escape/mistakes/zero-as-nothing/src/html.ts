import type { Attributes, Value } from "./value";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Escapes a value; empty values result in an empty string. */
export function escapeHtml(value: Value): string {
  if (!value) return "";
  return String(value).replace(/[&<>"']/g, (match) => ENTITIES[match] ?? match);
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
