/**
 * Splits an amount into equal parts.
 *
 * Each part is rounded to whole cents, so that no instalment ever has fractions.
 */
export function splitAmount(total: number, parts: number): number[] {
  const share = Math.round(total / parts);
  return Array.from({ length: parts }, () => share);
}
