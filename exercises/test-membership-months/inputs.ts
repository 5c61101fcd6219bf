import { type CalendarDay, dayNumber } from "./src/calendar";
import { monthsOn, standingOn } from "./src/membership";

function calendarDay(number: number): CalendarDay {
  const utc = new Date(number * 86_400_000);
  return { year: utc.getUTCFullYear(), month: utc.getUTCMonth() + 1, date: utc.getUTCDate() };
}

/** Two days: mostly some months apart, give or take two days, and often near an end of trial or a first vote. */
export function inputs(random: () => number): unknown[] {
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const joined = { year: 2000 + upTo(26), month: 1 + upTo(11), date: 1 + upTo(27) };
  const months = random() < 0.5 ? [0, 1, 3, 12][upTo(3)]! : upTo(200);
  const anniversary = Date.UTC(joined.year, joined.month - 1 + months, joined.date) / 86_400_000;
  const today = random() < 0.8 ? anniversary + upTo(4) - 2 : anniversary + upTo(40);
  return [joined, calendarDay(Math.max(today, dayNumber(joined)))];
}

export function call([joined, today]: unknown[]): unknown {
  const days = [joined as CalendarDay, today as CalendarDay] as const;
  return [monthsOn(...days), standingOn(...days)];
}
