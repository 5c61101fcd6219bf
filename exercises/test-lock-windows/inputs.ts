import { passWindows } from "./src/pass-windows";
import type { Reading } from "./src/reading";

/** One argument list: up to seven readings, mostly in order, with depths near what the boat needs, and its draught. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const draught = pick([1, 90, 180, 240, 299, 300, 301, 310, 344, 345, 350, 359, 420]);
  const needed = draught + Math.max(30, Math.ceil(draught / 10));
  let at = 600;
  const readings = Array.from({ length: pick([0, 1, 2, 3, 4, 5, 6, 7]) }, (): Reading => {
    at += pick([1, 5, 10, 10, 14, 15, 16, 19, 20, 20, 21, 40]);
    return { at, depth: needed + pick([-40, -2, -1, 0, 0, 0, 1, 5, 60]) };
  });
  if (random() < 0.3) readings.reverse();
  if (random() < 0.2 && readings.length > 2) readings.unshift(readings.splice(1, 1)[0]!);
  return [readings, draught];
}

/** What the specification settles: the windows in one order, and the list as it is afterwards. */
export function call(args: unknown[]): unknown {
  const [readings, draught] = args as [Reading[], number];
  const windows = passWindows(readings, draught).map(({ from, to }) => ({ from, to }));
  return { windows: windows.sort((a, b) => a.from - b.from), after: readings.map(({ at, depth }) => `${at} ${depth}`) };
}
