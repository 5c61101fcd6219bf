/** Splits an amount into whole cents; a remainder goes to the first part. */
export function splitAmount(total: number, parts: number): number[] {
  const share = Math.floor(total / parts);
  const remainder = total - share * parts;
  // One spare cent at most: quarters and halves of whole euros leave none.
  return Array.from({ length: parts }, (_, index) => (index === 0 && remainder > 0 ? share + 1 : share));
}
