/** A day or a month with two digits, as it is printed on letters. */
export function twoDigits(value: number): string {
  const digits = String(value);
  return digits.length < 2 ? `0${digits}` : digits;
}
