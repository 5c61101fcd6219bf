import { type CalendarDay, dayNumber, type Standing } from "./calendar";

/** Walks from anniversary to anniversary; one that a month lacks falls on the last day of that month. */
export function monthsOn(joined: CalendarDay, today: CalendarDay): number {
  let complete = 0;
  while (dayNumber(anniversary(joined, complete + 1)) <= dayNumber(today)) complete += 1;
  return complete;
}

function anniversary({ year, month, date }: CalendarDay, months: number): CalendarDay {
  const index = month - 1 + months;
  const place = { year: year + Math.floor(index / 12), month: (index % 12) + 1 };
  const length = new Date(Date.UTC(place.year, place.month, 0)).getUTCDate();
  return { ...place, date: Math.min(date, length) };
}

export function standingOn(joined: CalendarDay, today: CalendarDay): Standing {
  const isReached = (months: number) => dayNumber(anniversary(joined, months)) <= dayNumber(today);
  if (isReached(12)) return "voter";
  return isReached(3) ? "member" : "trial";
}
