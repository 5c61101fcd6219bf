/**
 * Text as every database takes it: U+0000 (which PostgreSQL refuses) and half of a surrogate pair (which is no
 * character, and which none can store) become U+FFFD, the sign that browsers show in their place.
 */
export function storable(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, "\uFFFD");
}

/** The same for all text in a query's arguments. What is no plain data (dates, bytes) stays as it is. */
export function storableIn<T>(value: T): T;
export function storableIn(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map((one) => storableIn(one));
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, storableIn(one)]));
}
