import { isOpen } from "./src/opening-hours";
import { DAYS, type Day } from "./src/week";

/** One valid argument list: any day, and mostly minutes within two of a time that is on the door. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const times = [0, 480, 540, 720, 750, 780, 960, 1020, 1140, 1439];
  const minute = random() < 0.7 ? pick(times) + Math.floor(random() * 5) - 2 : Math.floor(random() * 1440);
  return [pick(DAYS), Math.min(1439, Math.max(0, minute))];
}

export function call(args: unknown[]): unknown {
  const [day, minute] = args as [Day, number];
  return isOpen(day, minute);
}
