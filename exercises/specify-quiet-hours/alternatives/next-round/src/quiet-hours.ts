import type { Alert, Moment, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

/** The sender goes round every five minutes; whatever is due goes out with the next round. */
const ROUND = 5;
const DAY = 1440;

export function schedule(alerts: readonly Alert[], { from, to }: QuietHours): Sent[] {
  const wall = (moment: Moment) => (moment + offsetAt(moment)) % DAY;
  /** Minutes into the quiet hours, or beyond their length. */
  const sinceStart = (moment: Moment) => (wall(moment) - from + DAY) % DAY;
  const length = (to - from + DAY) % DAY;
  return alerts.map(({ id, at, urgent }) => {
    let due = at;
    // Minute by minute, as the clock on the wall would tell it.
    while (!urgent && sinceStart(due) < length) due++;
    return { id, at: Math.ceil(due / ROUND) * ROUND };
  });
}
