import type { Attributes, Value } from "./value";

/**
 * HTML output for the portal's pages.
 *
 * Everything that departments or visitors have written goes through `escapeHtml`, so no markup can be injected.
 */

/** Escapes a value for use in HTML. Safe for text content and attribute values. */
export function escapeHtml(value: Value): string {
  if (value === null || value === undefined) {
    return "";
  }
  return String(value).replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("&", "&amp;");
}

/**
 * Renders an element with text inside.
 *
 * @param name - Tag name, e.g. "a"
 * @param attributes - Attributes; those without a value are omitted
 * @param content - Text content, escaped automatically
 */
export function element(name: string, attributes: Attributes, content: Value): string {
  const rendered = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
    .join("");
  return `<${name}${rendered}>${escapeHtml(content)}</${name}>`;
}
