const MAX_LENGTH = 30;

function slugify(title: string): string {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, MAX_LENGTH)
    .replace(/-+$/, "");
  return slug || "article";
}

export class Slugs {
  private readonly used: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.used = new Set(taken);
  }

  /** Adds a title. A repeated one gets the next number. */
  add(title: string): string {
    const base = slugify(title);
    const slug = this.used.has(base) ? `${base}-${this.countOf(base) + 1}` : base;
    this.used.add(slug);
    return slug;
  }

  remove(slug: string): void {
    this.used.delete(slug);
  }

  /** How many slugs there are for the same base, with and without a number. */
  private countOf(base: string): number {
    const pattern = new RegExp(`^${base}(-\\d+)?$`);
    return [...this.used].filter((slug) => pattern.test(slug)).length;
  }
}
