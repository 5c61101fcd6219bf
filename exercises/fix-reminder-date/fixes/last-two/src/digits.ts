/** The last two digits, with a zero in front if there is only one. */
export function twoDigits(value: number): string {
  return `0${value}`.slice(-2);
}
