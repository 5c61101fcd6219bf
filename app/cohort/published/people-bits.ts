/**
 * Sets of people as bits: one bit per index, 32 bits per number. Trailing zeros are removed, so the empty set is an
 * empty list. Pure.
 */
export type Bits = readonly number[];

export function bitsOf(places: readonly number[]): Bits {
  const sum: number[] = [];
  for (const place of places) {
    while (sum.length <= place >>> 5) sum.push(0);
    sum[place >>> 5] = (sum[place >>> 5]! | (1 << (place & 31))) >>> 0;
  }
  return sum;
}

export const hasPlace = (bits: Bits, place: number): boolean => (((bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1;

/** Members of `a` that are not in `b`. */
export const minus = (a: Bits, b: Bits): Bits => trimmed(a.map((word, at) => (word & ~(b[at] ?? 0)) >>> 0));

export const union = (a: Bits, b: Bits): Bits =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, at) => ((a[at] ?? 0) | (b[at] ?? 0)) >>> 0);

export const isSame = (a: Bits, b: Bits): boolean => a.length === b.length && a.every((word, at) => word === b[at]);

export const countOf = (bits: Bits): number => bits.reduce((sum, word) => sum + ones(word), 0);

function trimmed(words: number[]): Bits {
  while (words.at(-1) === 0) words.pop();
  return words;
}

/** Counts the set bits of a 32-bit number (H. S. Warren, "Hacker's Delight", 5-1). */
function ones(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Writes each number as eight hexadecimal digits. */
export const toText = (bits: Bits): string => bits.map((word) => word.toString(16).padStart(8, "0")).join("");
export const fromText = (text: string): Bits => (text.match(/.{8}/g) ?? []).map((word) => Number.parseInt(word, 16));
