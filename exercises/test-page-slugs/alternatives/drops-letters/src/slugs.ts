const isPlain = (char: string) => (char >= "a" && char <= "z") || (char >= "0" && char <= "9");

/** Characters outside ASCII disappear, and so do not separate words. */
function textOf(title: string): string {
  let text = "";
  let isBetween = false;
  for (const original of title) {
    if (original > "\x7f") continue;
    const char = original.toLowerCase();
    if (!isPlain(char)) {
      isBetween = text !== "";
      continue;
    }
    const more = isBetween ? `-${char}` : char;
    if (text.length + more.length > 30) return text + more.slice(0, 30 - text.length).replace("-", "");
    text += more;
    isBetween = false;
  }
  return text === "" ? "article" : text;
}

/** Throws for a list that cannot be one of slugs in use. */
export class Slugs {
  readonly #owners = new Map<string, string>();

  constructor(taken: readonly string[] = []) {
    for (const slug of taken) {
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) throw new Error(`Not a slug: ${slug}`);
      if (this.#owners.has(slug)) throw new Error(`Listed twice: ${slug}`);
      this.#owners.set(slug, "");
    }
  }

  add(title: string): string {
    const text = textOf(title);
    let slug = text;
    let number = 1;
    while (this.#owners.has(slug)) {
      number += 1;
      slug = `${text}-${number}`;
    }
    this.#owners.set(slug, title);
    return slug;
  }

  /** Returns the slugs that are left. */
  remove(slug: string): string[] {
    this.#owners.delete(slug);
    return [...this.#owners.keys()];
  }
}
