/** The days of a month, 1 to 12, leap years included. */
const lengthOf = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day some months later; the last day of the month where there is no such day. Days are "2026-01-31". */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const counted = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(counted / 12), (counted % 12) + 1];
  return [y, String(m).padStart(2, "0"), String(Math.min(date, lengthOf(y, m))).padStart(2, "0")].join("-");
}
