import type { Attributes, Value } from "./value";

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export function escapeHtml(value: Value): string {
  return String(value ?? "").replace(/[&<>"']/g, (match) => ENTITIES[match] ?? match);
}

/** Renders an element without its empty attributes. */
export function element(name: string, attributes: Attributes, content: Value): string {
  const rendered = Object.entries(attributes)
    .map(([key, value]) => [key, escapeHtml(value)])
    .filter(([, value]) => value !== "")
    .map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${rendered.join("")}>${escapeHtml(content)}</${name}>`;
}
