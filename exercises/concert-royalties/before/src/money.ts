/** Whole cents. */
export type Cents = number;

/** "12.05 EUR". */
export function formatCents(cents: Cents): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")} EUR`;
}

/**
 * Divides an amount by weights, without losing a cent. Each part is rounded down; the cents that are left go one each
 * to the parts that lost most by that, the earlier part first if two lost the same.
 *
 * @param weights Whole numbers, 0 or more, at least one of them above 0. Fractions would make the remainders inexact.
 */
export function splitCents(total: Cents, weights: readonly number[]): Cents[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum <= 0 || !weights.every(Number.isInteger)) throw new RangeError(`Bad weights: ${weights.join(", ")}`);
  const parts = weights.map((weight) => Math.floor((total * weight) / sum));
  const lost = weights.map((weight) => (total * weight) % sum);
  const left = total - parts.reduce((all, part) => all + part, 0);
  const order = weights.map((_, i) => i).sort((a, b) => (lost[b] as number) - (lost[a] as number) || a - b);
  for (const i of order.slice(0, left)) parts[i] = (parts[i] as number) + 1;
  return parts;
}
