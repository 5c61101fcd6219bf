import { minutesUntil, parseTime } from "./time-of-day";

/** A ride on one line. */
export interface Leg {
  readonly line: string;
  readonly departs: string;
  readonly arrives: string;
}

/** Less time than this to change is pointed out to passengers. */
const COMFORTABLE_CHANGE = 4;

/** Total time of a trip in minutes: riding and waiting. */
export function durationOf(legs: readonly Leg[]): number {
  const riding = legs.map((leg) => minutesUntil(parseTime(leg.departs), parseTime(leg.arrives)));
  const total = sum(riding) + sum(changesOf(legs));
  return total < 0 ? total + 24 * 60 : total;
}

/** How a trip is shown in the planner: "07:40 – 08:15, 35 min", with a remark if a change is short. */
export function describeTrip(legs: readonly Leg[]): string {
  const [first, last] = [legs[0], legs[legs.length - 1]];
  if (!first || !last) throw new RangeError("A trip needs at least one leg");

  const hasShortChange = changesOf(legs).some((minutes) => minutes < COMFORTABLE_CHANGE);
  const remark = hasShortChange ? ", short change" : "";
  return `${first.departs} – ${last.arrives}, ${durationOf(legs)} min${remark}`;
}

/** The minutes between the legs of a trip. */
function changesOf(legs: readonly Leg[]): number[] {
  return legs.slice(1).map((leg, index) => minutesUntil(parseTime(legs[index]!.arrives), parseTime(leg.departs)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
