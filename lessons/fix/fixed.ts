const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", "'": "&#39;" };

/** Makes text safe to use in HTML. */
export const escapeHtml = (text: string) => text.replace(/[&<']/g, (sign) => SIGNS[sign]!);

export class Searches {
  readonly #stored: string[] = [];

  /** Stores a search as it was typed, trimmed. Code that shows a search in HTML has to escape it. */
  add(words: string): void {
    this.#stored.push(words.trim());
  }

  get last(): string {
    return this.#stored.at(-1) ?? "";
  }
}

/** The HTML of the results page's heading. */
export function pageTitle(searches: Searches): string {
  return `<h1>${escapeHtml(searches.last)}</h1>`;
}

/** The subject of an alert. Plain text, not HTML. */
export function mailSubject(searches: Searches): string {
  return `New results for ${searches.last}`;
}
