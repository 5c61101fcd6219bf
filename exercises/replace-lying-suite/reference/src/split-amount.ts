/** Parts of whole cents that make up the total and differ by a cent at most; the first ones take the spare cents. */
export function splitAmount(total: number, parts: number): number[] {
  const spare = total % parts;
  const least = (total - spare) / parts;
  return Array.from({ length: parts }, (_, index) => (index < spare ? least + 1 : least));
}
