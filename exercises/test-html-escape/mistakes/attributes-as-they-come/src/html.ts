import type { Attributes, Value } from "./value";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeHtml(value: Value): string {
  return String(value ?? "").replace(/[&<>"']/g, (match) => ENTITIES[match] ?? match);
}

/** Renders an element. Tags have no meaning inside of quotes, so only the quote itself is escaped there. */
export function element(name: string, attributes: Attributes, content: Value): string {
  const rendered = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${String(value).replaceAll('"', "&quot;")}"`);
  return `<${name}${rendered.join("")}>${escapeHtml(content)}</${name}>`;
}
