/** Formats a day or a month with two characters. */
export function twoDigits(value: number): string {
  return String(value).padStart(2);
}
