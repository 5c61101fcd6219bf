import { escapeHtml } from "../text/escape-html";
import { nameHidden } from "../text/hidden-signs";
import type { Tone } from "../text/tones";
import type { DiffLine } from "./diff-lines";

const TONE_CLASS: Readonly<Record<Tone, string>> = { word: "k", text: "t", name: "f", note: "o" };

/**
 * A line of highlighted code, as HTML for one cell. Thousands of React spans would take more than half of a page's
 * render time, and the code never changes.
 */
export function codeHtml(tokens: DiffLine["tokens"]): { __html: string } {
  const html = tokens.map(({ text, tone, to, id }) => {
    const seen = nameHidden(escapeHtml(text), (name) => `<span class="hid">${name}</span>`);
    // If each name were a tab stop, all other tab stops would be hard to reach.
    // Instead, keys move between the names of a line (`nextName`).
    const more = (tone ? ` class="${TONE_CLASS[tone]}"` : "") + (id ? ` id="${escapeHtml(id)}"` : "");
    if (to) return `<a href="#${escapeHtml(to)}" tabindex="-1"${more}>${seen}</a>`;
    return more ? `<span${more}>${seen}</span>` : seen;
  });
  return { __html: html.join("") || " " };
}

/** A line of highlighted code as an element, for use inside other text. */
export function CodeText({ tokens }: { tokens: DiffLine["tokens"] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: escaped by `codeHtml`
  return <span dangerouslySetInnerHTML={codeHtml(tokens)} />;
}
