export interface Variety {
  readonly name: string;
  /** The price of a bag, in cents. */
  readonly price: number;
  readonly grams: number;
}

/** "Black Krim" becomes "black-krim". */
export function slug(name: string): string {
  const words = name
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.filter((word) => word !== "").join("-");
}

/** Euros per gram, rounded to 4 decimals. */
export function pricePerGram({ price, grams }: Variety): number {
  return Math.round((price / 100 / grams) * 10_000) / 10_000;
}

/** The line in the catalogue. */
export function listing(variety: Variety): string {
  return `/seeds/${slug(variety.name)} ${pricePerGram(variety)} €/g`;
}
