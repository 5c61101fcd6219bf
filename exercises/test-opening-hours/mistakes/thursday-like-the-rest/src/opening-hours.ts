import type { Day } from "./week";

interface DayPlan {
  readonly opens: number;
  readonly closes: number;
  readonly lunch?: { readonly from: number; readonly until: number };
}

const REGULAR: DayPlan = { opens: 480, closes: 1020, lunch: { from: 720, until: 780 } };

/** Most days share the regular plan; only the exceptions are spelled out. */
const EXCEPTIONS: Partial<Record<Day, DayPlan>> = {
  wed: { opens: 480, closes: 750 },
  fri: { ...REGULAR, closes: 960, lunch: { from: 720, until: 750 } },
  sat: { opens: 540, closes: 780 },
};

export function isOpen(day: Day, minute: number): boolean {
  if (day === "sun") return false;
  const { opens, closes, lunch } = EXCEPTIONS[day] ?? REGULAR;
  if (minute < opens || minute >= closes) return false;
  return !lunch || minute < lunch.from || minute >= lunch.until;
}
