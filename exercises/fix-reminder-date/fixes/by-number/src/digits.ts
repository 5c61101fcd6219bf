/** Formats a day or a month with two digits, as it is printed on letters. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
