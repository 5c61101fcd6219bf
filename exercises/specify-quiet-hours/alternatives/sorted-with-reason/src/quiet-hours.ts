import type { Alert, Moment, QuietHours, Sent } from "./alert";
import { offsetAt } from "./city-clock";

/** As sent, and whether it had to wait: the support desk asks for it. */
interface Explained extends Sent {
  readonly held: boolean;
}

/** In the order in which they go out. The same minute for both ends means that it is always quiet: nobody can set it. */
export function schedule(alerts: readonly Alert[], hours: QuietHours): Explained[] {
  const sent = alerts.map((alert) => {
    const at = alert.urgent ? alert.at : endOfQuiet(alert.at, hours);
    return { held: at !== alert.at, id: alert.id, at };
  });
  return sent.sort((a, b) => a.at - b.at);
}

function endOfQuiet(at: Moment, { from, to }: QuietHours): Moment {
  const local = at + offsetAt(at);
  const midnight = Math.floor(local / 1440) * 1440;
  const nights =
    from < to
      ? [[from, to]]
      : [
          [from - 1440, to],
          [from, to + 1440],
        ];
  for (const [start, end] of nights) {
    if (local < midnight + start! || local >= midnight + end!) continue;
    const wall = midnight + end!;
    // A first guess with today's offset is never more than an hour out, and no quiet hours end near a change.
    return wall - offsetAt(wall - offsetAt(at));
  }
  return at;
}
