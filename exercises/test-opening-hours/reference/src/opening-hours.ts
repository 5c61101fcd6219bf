import type { Day } from "./week";

/** A stretch of a day in minutes since midnight: `from` belongs to it, `until` no longer does. */
interface Span {
  readonly from: number;
  readonly until: number;
}

interface Hours {
  readonly desk: Span;
  readonly lunch: Span | null;
}

/** Minutes since midnight. */
function at(hour: number, minutes = 0): number {
  return hour * 60 + minutes;
}

/** The hours on the door. `null`: closed all day. */
const HOURS: Record<Day, Hours | null> = {
  mon: { desk: { from: at(8), until: at(17) }, lunch: { from: at(12), until: at(13) } },
  tue: { desk: { from: at(8), until: at(17) }, lunch: { from: at(12), until: at(13) } },
  wed: { desk: { from: at(8), until: at(12, 30) }, lunch: null },
  thu: { desk: { from: at(8), until: at(19) }, lunch: { from: at(12), until: at(13) } },
  fri: { desk: { from: at(8), until: at(16) }, lunch: { from: at(12), until: at(12, 30) } },
  sat: { desk: { from: at(9), until: at(13) }, lunch: null },
  sun: null,
};

function holds(span: Span, minute: number): boolean {
  return span.from <= minute && minute < span.until;
}

/** Is somebody at the front desk at this minute of this day? */
export function isOpen(day: Day, minute: number): boolean {
  const hours = HOURS[day];
  if (hours === null) return false;
  if (hours.lunch !== null && holds(hours.lunch, minute)) return false;
  return holds(hours.desk, minute);
}
