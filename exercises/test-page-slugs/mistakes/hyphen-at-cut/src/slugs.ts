const MAX_CHARACTERS = 30;

const slugify = (title: string): string =>
  title
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 0)
    .join("-")
    .substring(0, MAX_CHARACTERS);

export class Slugs {
  private readonly slugs = new Set<string>();

  constructor(taken: readonly string[] = []) {
    for (const slug of taken) this.slugs.add(slug);
  }

  add(title: string): string {
    const slug = this.makeUnique(slugify(title) || "article");
    this.slugs.add(slug);
    return slug;
  }

  remove(slug: string): boolean {
    return this.slugs.delete(slug);
  }

  private makeUnique(base: string): string {
    if (!this.slugs.has(base)) return base;
    for (let number = 2; ; number++) {
      const candidate = `${base}-${number}`;
      if (!this.slugs.has(candidate)) return candidate;
    }
  }
}
