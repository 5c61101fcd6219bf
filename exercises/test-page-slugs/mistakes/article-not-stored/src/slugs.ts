function slugify(title: string): string {
  const parts = title.toLowerCase().match(/[a-z0-9]+/g);
  if (parts === null) return "";
  return parts.join("-").slice(0, 30).replace(/-$/, "");
}

export class Slugs {
  private readonly existing: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.existing = new Set(taken);
  }

  add(title: string): string {
    const base = slugify(title);
    // Nothing usable in the title.
    if (!base) return "article";

    let slug = base;
    let suffix = 2;
    while (this.existing.has(slug)) {
      slug = `${base}-${suffix}`;
      suffix += 1;
    }
    this.existing.add(slug);
    return slug;
  }

  remove(slug: string): void {
    this.existing.delete(slug);
  }
}
