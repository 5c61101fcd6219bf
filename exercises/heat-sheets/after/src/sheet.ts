import type { SwimEvent } from "./entry";
import { drawHeats } from "./heats";
import { clockTime } from "./time";

/** The heat sheet of an event, one line for each swimmer, by lane. */
export function heatSheet(event: SwimEvent, lanes: number): string {
  const lines = [event.title];
  const heats = drawHeats(event, lanes);
  for (const [at, heat] of heats.entries()) {
    lines.push(`Heat ${at + 1} of ${heats.length}`);
    for (const { lane, entry } of [...heat].sort((a, b) => a.lane - b.lane)) {
      const time = entry.best === undefined ? "NT" : clockTime(entry.best);
      lines.push(`  ${lane}  ${entry.swimmer} (${entry.club})  ${time}`);
    }
  }
  return lines.join("\n");
}
