import type { CalendarDay, Standing } from "./calendar";

export function monthsOn(joined: CalendarDay, today: CalendarDay): number {
  const full = today.date >= joined.date ? 0 : -1;
  return full + (today.year - joined.year) * 12 + (today.month - joined.month);
}

/** Members vote from their second year on. */
export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  if (monthsOn(joined, today) < 3) return "trial";
  return today.year > joined.year ? "voter" : "member";
}
