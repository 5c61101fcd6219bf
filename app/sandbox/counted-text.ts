/**
 * A source as the transpiler reads it, with an end to its patience. sucrase reads an arrow function in the default of
 * another's parameter twice, and a class in the value of another's field three times, so 25 or 15 of them inside of one
 * another, a line of 200 letters, kept it for a minute, where no counted work ends it. What is counted depends on the text
 * alone, so a file that is refused is refused everywhere.
 */

/** How often one place of a text may be looked at. What people write takes 15 looks, minified libraries 40. */
const PATIENCE = 250;

/** What sucrase asks of a text; it is given to it in place of one. */
export class CountedText {
  readonly length: number;
  readonly #text: string;
  readonly #looks: Uint8Array;

  constructor(text: string) {
    this.#text = text;
    this.length = text.length;
    this.#looks = new Uint8Array(text.length + 1);
  }

  charCodeAt(at: number): number {
    this.#look(at);
    return this.#text.charCodeAt(at);
  }

  slice(from: number, to?: number): string {
    this.#look(from);
    return this.#text.slice(from, to);
  }

  /** For patterns. */
  toString(): string {
    return this.#text;
  }

  #look(at: number): void {
    const looks = (this.#looks[at] ?? 0) + 1;
    if (looks > PATIENCE) throw new Error("functions or classes stand too deep inside of one another");
    this.#looks[at] = looks;
  }
}
