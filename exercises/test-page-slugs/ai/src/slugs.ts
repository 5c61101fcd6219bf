const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** The output for each ASCII code from 0 to 127: a digit, a lower-case letter, or a hyphen. */
const OUTPUT = [
  "-".repeat(48),
  "0123456789",
  "-".repeat(7),
  LETTERS,
  "-".repeat(6),
  LETTERS,
  "-".repeat(5),
].join("");

const CUT = 30;

/**
 * Converts a title to the text of its slug.
 *
 * Reads the title backwards: a hyphen is added only in front of a letter or a digit.
 */
function toText(title: string): string {
  let text = "";
  for (let i = title.length - 1; i >= 0; i--) {
    const next = OUTPUT[title.charCodeAt(i)] ?? "-";
    if (next !== "-" || /^[^-]/.test(text)) text = next + text;
  }
  const start = text[0] === "-" ? 1 : 0;
  const end = text[start + CUT - 1] === "-" ? start + CUT - 1 : start + CUT;
  return text.slice(start, end);
}

/**
 * Creates unique slugs for articles.
 */
export class Slugs {
  private readonly used: Set<string>;

  /**
   * @param taken - Slugs that are already in use
   */
  constructor(taken: readonly string[] = []) {
    this.used = new Set(taken);
  }

  /**
   * Adds an article.
   *
   * @returns The slug of the article
   */
  add(title: string): string {
    const text = toText(title) || "article";
    let slug = text;

    if (this.used.has(text)) {
      // No number needs to be higher than the number of all slugs plus one. Count down from there to 2.
      for (let number = this.used.size + 1; number >= 2; number--) {
        const candidate = `${text}-${number}`;
        if (!this.used.has(candidate)) slug = candidate;
      }
    }

    this.used.add(slug);
    return slug;
  }

  /**
   * Makes a slug available again.
   */
  remove(slug: string): boolean {
    return this.used.delete(slug);
  }
}
