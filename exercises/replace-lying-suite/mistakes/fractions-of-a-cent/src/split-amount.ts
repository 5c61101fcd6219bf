/** Splits an amount into exactly equal parts. */
export function splitAmount(total: number, parts: number): number[] {
  const share = Number((total / parts).toFixed(2));
  const amounts = Array.from({ length: parts }, () => share);
  amounts[0] = Number((total - share * (parts - 1)).toFixed(2));
  return amounts;
}
