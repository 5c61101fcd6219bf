/** Formats a day or a month as it is printed on letters. */
export function twoDigits(value: number): string {
  return String(value);
}
