const MAX_LENGTH = 30;

function clean(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** Shortens a text, without a hyphen at the end. */
function shorten(text: string, length: number): string {
  return text.slice(0, length).replace(/-$/, "");
}

export class Slugs {
  readonly #known: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.#known = new Set(taken);
  }

  add(title: string): string {
    const text = clean(title) || "article";
    let slug = shorten(text, MAX_LENGTH);
    for (let n = 2; this.#known.has(slug); n++) {
      const suffix = `-${n}`;
      // Leave room for the number, so that the slug never exceeds the maximum length.
      slug = shorten(text, MAX_LENGTH - suffix.length) + suffix;
    }
    this.#known.add(slug);
    return slug;
  }

  remove(slug: string): void {
    this.#known.delete(slug);
  }
}
