function slugOf(title: string): string {
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 30);
  return slug.replace(/-$/, "") || "article";
}

export class Slugs {
  private readonly used: Set<string>;
  /** The next number for each base, so that repeats don't have to search from 2 every time. */
  private readonly nextNumber = new Map<string, number>();

  constructor(taken: readonly string[] = []) {
    this.used = new Set(taken);
  }

  add(title: string): string {
    const base = slugOf(title);
    let slug = base;
    if (this.used.has(base)) {
      let number = this.nextNumber.get(base) ?? 2;
      while (this.used.has(`${base}-${number}`)) number += 1;
      slug = `${base}-${number}`;
      this.nextNumber.set(base, number + 1);
    }
    this.used.add(slug);
    return slug;
  }

  remove(slug: string): void {
    this.used.delete(slug);
  }
}
