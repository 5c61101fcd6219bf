/** A title needs at least one letter to make a readable address. */
const hasLetters = (text: string) => /[a-z]/.test(text);

function toText(title: string): string {
  const text = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 30)
    .replace(/-+$/, "");
  return hasLetters(text) ? text : "article";
}

export class Slugs {
  #slugs: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.#slugs = new Set(taken);
  }

  add(title: string): string {
    const text = toText(title);
    let slug = text;
    let n = 2;
    while (this.#slugs.has(slug)) slug = `${text}-${n++}`;
    this.#slugs.add(slug);
    return slug;
  }

  remove(slug: string): void {
    this.#slugs.delete(slug);
  }
}
