import type { Attributes, Value } from "./value";

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A value as HTML that shows it, between tags as well as in quotes. Each character is looked at once. */
export function escapeHtml(value: Value): string {
  return String(value ?? "").replace(/[&<>"']/g, (character) => REFERENCES[character]!);
}

/** An element with text in it. Attributes that are nothing are left out. */
export function element(name: string, attributes: Attributes, content: Value): string {
  let html = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) html += ` ${key}="${escapeHtml(value)}"`;
  }
  return `${html}>${escapeHtml(content)}</${name}>`;
}
