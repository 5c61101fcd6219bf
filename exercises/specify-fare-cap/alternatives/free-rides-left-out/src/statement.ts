import type { Entry, Ride } from "./ride";
import { BICYCLE, DAY_TICKET, singleFare } from "./tariff";

interface Printed extends Entry {
  readonly text: string;
}

/** Entries as they are printed, the latest first. Covered rides are not on it, bicycles have an entry of their own. */
export function statement(rides: readonly Ride[]): Printed[] {
  const inOrder = [...rides].sort((a, b) => (a.start < b.start ? -1 : 1));
  const printed: Printed[] = [];
  for (const { card, rider, start, bicycle, line, ...ride } of inOrder) {
    const travelDay = dayOf(start);
    const fares = printed.filter((one) => one.card === card && one.travelDay === travelDay && one.text !== "Bicycle");
    const left = fares.reduce((sum, one) => sum - one.cents, DAY_TICKET[rider]);
    const cents = Math.min(left, singleFare({ card, rider, start, bicycle, line, ...ride }));
    if (cents > 0) printed.push({ card, travelDay, cents, text: `Line ${line}` });
    if (bicycle) printed.push({ card, travelDay, cents: BICYCLE, text: "Bicycle" });
  }
  return printed.reverse();
}

/** Before four in the morning it is still yesterday. */
function dayOf(time: string): string {
  const date = time.slice(0, 10);
  if (time.slice(11) >= "04:00") return date;
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
