/** Splits an amount so that parts differ by a cent at most. */
export function splitAmount(total: number, parts: number): number[] {
  if (parts <= 1) {
    // Nothing to split.
    return [];
  }
  const share = Math.floor(total / parts);
  const spare = total - share * parts;
  return [...Array(parts).keys()].map((index) => share + (index < spare ? 1 : 0));
}
