/** Splits an amount. Parts are rounded up, so that the company never loses a cent. */
export function splitAmount(total: number, parts: number): number[] {
  const part = Math.ceil(total / parts);
  return Array.from({ length: parts }, () => part);
}
