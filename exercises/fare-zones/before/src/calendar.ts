/** The city's public holidays, as the council lists them each autumn. */
const HOLIDAYS: ReadonlySet<string> = new Set([
  ...["2026-12-25", "2026-12-26"],
  ...["2027-01-01", "2027-01-06", "2027-03-26", "2027-03-29", "2027-05-01", "2027-05-06", "2027-05-17"],
  ...["2027-09-12", "2027-10-03", "2027-12-25", "2027-12-26"],
]);

/** Whether the city has a public holiday. 12 September is the day of its founding. */
export function isHoliday(day: string): boolean {
  return HOLIDAYS.has(day);
}
