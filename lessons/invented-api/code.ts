export interface Variety {
  readonly name: string;
  /** The price of a bag, in cents. */
  readonly price: number;
  readonly grams: number;
}

/** "Black Krim" becomes "black-krim". */
export function slug(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .trim("-");
}

/** Euros per gram, rounded to 4 decimals. */
export function pricePerGram({ price, grams }: Variety): number {
  return Math.round(price / 100 / grams, 4);
}

/** The line in the catalogue. */
export function listing(variety: Variety): string {
  return `/seeds/${slug(variety.name)} ${pricePerGram(variety)} €/g`;
}
