/** Replaces everything that is not allowed in an address. */
function toSlug(title: string): string {
  const replaced = title.toLowerCase().replace(/[^a-z0-9]/g, "-");
  const trimmed = replaced.replace(/^-+/, "").replace(/-+$/, "");
  return trimmed.slice(0, 30).replace(/-+$/, "") || "article";
}

export class Slugs {
  private readonly taken: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.taken = new Set(taken);
  }

  add(title: string): string {
    const base = toSlug(title);
    let slug = base;
    let counter = 1;
    while (this.taken.has(slug)) {
      counter++;
      slug = `${base}-${counter}`;
    }
    this.taken.add(slug);
    return slug;
  }

  remove(slug: string): void {
    this.taken.delete(slug);
  }
}
