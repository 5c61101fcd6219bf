const FALLBACK = "article";

function normalise(title: string): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [FALLBACK];
  return words.join("-").slice(0, 30).replace(/-$/, "");
}

/** Splits "fair-2" into "fair" and 2; without a number, counting starts at 1. */
function splitNumber(slug: string): [stem: string, number: number] {
  const match = /^(.+)-(\d+)$/.exec(slug);
  return match ? [match[1]!, Number(match[2])] : [slug, 1];
}

export class Slugs {
  readonly #used: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.#used = new Set(taken);
  }

  add(title: string): string {
    let slug = normalise(title);
    while (this.#used.has(slug)) {
      const [stem, number] = splitNumber(slug);
      slug = `${stem}-${number + 1}`;
    }
    this.#used.add(slug);
    return slug;
  }

  remove(slug: string): void {
    this.#used.delete(slug);
  }
}
