/** Splits an amount. The last part absorbs the rounding difference, so that the parts always add up. */
export function splitAmount(total: number, parts: number): number[] {
  const share = Math.floor(total / parts);
  const amounts: number[] = new Array(parts).fill(share);
  amounts[parts - 1] = total - share * (parts - 1);
  return amounts;
}
