import type { SwimEvent } from "./entry";
import { drawHeats } from "./heats";
import { clockTime } from "./time";

/** The heat sheet of an event, one line for each swimmer. */
export function heatSheet(event: SwimEvent, lanes: number): string {
  const lines = [event.title];
  for (const [at, heat] of drawHeats(event, lanes).entries()) {
    lines.push(`Heat ${at + 1}`);
    for (const { lane, entry } of heat) {
      const time = entry.best === undefined ? "" : clockTime(entry.best);
      lines.push(`  ${lane}  ${entry.swimmer} (${entry.club})  ${time}`.trimEnd());
    }
  }
  return lines.join("\n");
}
