/** Whole cents. Amounts are never kept in euros. */
export type Cents = number;

/** "1,204.05 EUR", "-0.40 EUR". */
export function formatCents(cents: Cents): string {
  const absolute = Math.abs(cents);
  const euros = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
  return `${cents < 0 ? "-" : ""}${euros}.${String(absolute % 100).padStart(2, "0")} EUR`;
}
