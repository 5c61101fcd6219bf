/** Letters that have a plain one; other characters outside ASCII end a word. */
const PLAIN: Record<string, string> = { à: "a", ä: "ae", ç: "c", é: "e", è: "e", ñ: "n", ö: "oe", ß: "ss", ü: "ue" };

function wordsOf(title: string): string[] {
  const plain = Array.from(title.toLowerCase(), (char) => PLAIN[char] ?? char).join("");
  return plain.match(/[a-z0-9]+/g) ?? ["article"];
}

/** Keeps the slugs in a list. A slug that is listed twice is in use until it is removed. */
export class Slugs {
  private slugs: string[];

  constructor(taken: readonly string[] = []) {
    this.slugs = [...taken];
  }

  add(title: string): string {
    const joined = wordsOf(title).join("-").slice(0, 30);
    const text = joined.endsWith("-") ? joined.slice(0, -1) : joined;
    const inUse = new Set(this.slugs);
    if (!inUse.has(text)) return this.keep(text);
    let number = 2;
    while (inUse.has(`${text}-${number}`)) number += 1;
    return this.keep(`${text}-${number}`);
  }

  /** Returns whether the slug was in use. */
  remove(slug: string): boolean {
    const before = this.slugs.length;
    this.slugs = this.slugs.filter((one) => one !== slug);
    return this.slugs.length < before;
  }

  private keep(slug: string): string {
    this.slugs.push(slug);
    return slug;
  }
}
