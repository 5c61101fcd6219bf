const toBase = (title: string): string => {
  const base = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/ /g, "-");
  return base.slice(0, 30).replace(/-$/, "") || "article";
};

export class Slugs {
  private readonly taken: string[];

  constructor(taken: string[] = []) {
    this.taken = taken;
  }

  add(title: string): string {
    const base = toBase(title);
    let slug = base;
    for (let i = 2; this.taken.includes(slug); i++) slug = `${base}-${i}`;
    this.taken.push(slug);
    return slug;
  }

  remove(slug: string): void {
    const index = this.taken.indexOf(slug);
    if (index !== -1) this.taken.splice(index, 1);
  }
}
