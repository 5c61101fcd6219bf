/**
 * Makes text storable in every database: U+0000 (which PostgreSQL refuses) and lone surrogates (which no database can
 * store) become U+FFFD, the character that browsers show in their place.
 */
export function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, "\uFFFD");
}

/** The largest value of an integer column in PostgreSQL. */
const MOST_VERSION = 2 ** 31 - 1;

/**
 * Returns the row version that a page sent, for use in a query. If the number can't be a version, returns -1, which no
 * row has.
 */
export const storableVersion = (sent: number): number =>
  Number.isInteger(sent) && sent >= 0 && sent < MOST_VERSION ? sent : -1;

/**
 * Applies `storable` to all text in a query's arguments. Other values, such as dates and bytes, stay as they are.
 */
export function storableIn<T>(value: T): T;
export function storableIn(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map((one) => storableIn(one));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, storableIn(one)]));
}
