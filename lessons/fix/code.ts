const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", "'": "&#39;" };

/** Makes text safe to use in HTML. */
export const escapeHtml = (text: string) => text.replace(/[&<']/g, (sign) => SIGNS[sign]!);

export class Searches {
  readonly #stored: string[] = [];

  /** Stores a search, trimmed. */
  add(words: string): void {
    this.#stored.push(escapeHtml(words.trim()));
  }

  get last(): string {
    return this.#stored.at(-1) ?? "";
  }
}

/** The HTML of the results page's heading. */
export function pageTitle(searches: Searches): string {
  // Show apostrophes as they were typed.
  const words = searches.last.replaceAll("&#39;", "'");
  return `<h1>${escapeHtml(words)}</h1>`;
}

/** The subject of an alert. Plain text, not HTML. */
export function mailSubject(searches: Searches): string {
  return `New results for ${searches.last}`;
}
