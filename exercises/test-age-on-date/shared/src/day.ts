/** "2026-03-17". Texts of this form sort as the days do. */
export type Day = string;

/** Who signs the consent form. */
export type Signer = "parent" | "both" | "patient";

/** "2026-03-17" is [2026, 3, 17]. */
export function partsOf(day: Day): [year: number, month: number, date: number] {
  const [year, month, date] = day.split("-").map(Number);
  return [year!, month!, date!];
}
