import { COUNTS_FOR, LEAST_UNDER_KEEL, type Reading, SHORTEST, type TimeWindow } from "./reading";

/** Marks every minute with the newest reading that covers it, and collects runs of deep ones. The longest comes first. */
export function passWindows(readings: readonly Reading[], draught: number): TimeWindow[] {
  const isDeep = new Map<number, boolean>();
  for (const { at, depth } of readings.slice().sort((a, b) => a.at - b.at)) {
    const underKeel = depth - draught;
    for (let minute = at; minute < at + COUNTS_FOR; minute++) {
      isDeep.set(minute, underKeel >= LEAST_UNDER_KEEL && underKeel * 10 >= draught);
    }
  }
  const minutes = [...isDeep.keys()].filter((minute) => isDeep.get(minute)).sort((a, b) => a - b);
  const found: TimeWindow[] = [];
  for (const minute of minutes) {
    if (!isDeep.get(minute - 1)) found.push({ from: minute, to: minute });
    found[found.length - 1]!.to = minute + 1;
  }
  return found.filter(({ from, to }) => to - from >= SHORTEST).sort((a, b) => b.to - b.from - (a.to - a.from));
}
