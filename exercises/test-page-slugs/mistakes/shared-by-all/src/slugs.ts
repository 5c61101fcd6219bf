const EMPTY = new Set<string>();

function toText(title: string): string {
  const words = title.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean);
  if (words.length === 0) return "article";
  const text = words.join("-").slice(0, 30);
  return text.endsWith("-") ? text.slice(0, 29) : text;
}

export class Slugs {
  private readonly inUse: Set<string>;

  /** Starts empty, or with the given slugs. */
  constructor(taken?: readonly string[]) {
    this.inUse = taken ? new Set(taken) : EMPTY;
  }

  add(title: string): string {
    const text = toText(title);
    const slug = this.isFree(text) ? text : this.numbered(text);
    this.inUse.add(slug);
    return slug;
  }

  remove(slug: string): void {
    this.inUse.delete(slug);
  }

  private isFree(slug: string): boolean {
    return !this.inUse.has(slug);
  }

  private numbered(text: string): string {
    let number = 2;
    while (!this.isFree(`${text}-${number}`)) number++;
    return `${text}-${number}`;
  }
}
