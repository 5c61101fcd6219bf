const LONGEST = 30;

/** The text of a title: lower-case letters and digits, with one hyphen between words. */
function textOf(title: string): string {
  const words = title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-/, "");
  return words.slice(0, LONGEST).replace(/-$/, "") || "article";
}

/** The slugs that are in use on one site. */
export class Slugs {
  readonly #inUse: Set<string>;

  constructor(taken?: readonly string[]) {
    this.#inUse = new Set(taken);
  }

  /** Gives an article its slug. */
  add(title: string): string {
    const text = textOf(title);
    let slug = text;
    for (let number = 2; this.#inUse.has(slug); number += 1) slug = `${text}-${number}`;
    this.#inUse.add(slug);
    return slug;
  }

  remove(slug: string): void {
    this.#inUse.delete(slug);
  }
}
