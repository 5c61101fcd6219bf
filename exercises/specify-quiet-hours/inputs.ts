import type { Alert, QuietHours } from "./src/alert";
import { schedule } from "./src/quiet-hours";

/** A few alerts and a rider's hours: any night of 2026, the nights of the change and the edges of the hours often. */
export function inputs(random: () => number): unknown[] {
  const below = (end: number) => Math.floor(random() * end);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  // What the form allows: nothing between 01:00 and 04:00, and never the same minute twice.
  const time = () => (240 + pick([() => below(1260), () => below(42) * 30])()) % 1440;
  const from = random() < 0.4 ? 1320 : time();
  let to = random() < 0.4 ? 360 : time();
  if (to === from) to = (from + 61) % 1440 >= 60 && (from + 61) % 1440 <= 240 ? 480 : (from + 61) % 1440;
  const days = ["2026-01-10", "2026-03-28", "2026-03-29", "2026-07-01", "2026-10-24", "2026-10-25", "2026-12-05"];
  const midnight = Date.parse(`${pick(days)}T00:00Z`) / 60_000;
  const minute = () =>
    pick([() => below(1440), () => (pick([from, to]) + pick([-1, 0, 0, 1]) - pick([60, 120]) + 1440) % 1440])();
  const alerts = Array.from({ length: pick([0, 1, 1, 1, 2, 3]) }, (_, i) => ({
    id: `a${i}`,
    at: midnight + minute(),
    urgent: random() < 0.2,
  }));
  return [alerts, { from, to }];
}

/** By alert, how many whole rounds of five minutes it waited: zero is at once, which is what the specification settles. */
export function call(args: unknown[]): unknown {
  const [alerts, hours] = args as [Alert[], QuietHours];
  const sent = schedule(alerts, hours);
  return alerts.map(({ id }) => sent.filter((one) => one.id === id).map(({ at }) => at));
}
