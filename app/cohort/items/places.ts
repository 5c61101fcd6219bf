import type { DefectClass } from "~/kinds/defect-classes";
import type { Work } from "./work";

/** Finds the places where several people marked the same correct code as wrong. Pure. */

export interface Place {
  /** Null for the change as a whole. */
  readonly file: string | null;
  readonly side: "old" | "new";
  readonly from: number;
  readonly to: number;
}

/** One finding on correct code. `who` is a number that identifies the person. */
export interface Alarm extends Place {
  readonly who: number;
  readonly class: DefectClass;
}

export interface SharedPlace extends Place {
  readonly alarms: readonly Alarm[];
  readonly people: number;
}

/** The minimum number of people, because a place that only one person marked proves nothing. */
const FEWEST = 2;

/** Reads a place as it is stored: "src/a.ts:new:4-9", or "" for the change as a whole. */
export function readPlace(text: string): Place {
  const parts = /^(.*):(old|new):(\d+)-(\d+)$/s.exec(text);
  if (!parts) return { file: null, side: "new", from: 0, to: 0 };
  return { file: parts[1]!, side: parts[2] as "old" | "new", from: Number(parts[3]), to: Number(parts[4]) };
}

export const sayPlace = ({ file, side, from, to }: Place): string =>
  file === null ? "" : `${file}:${side}:${from}-${to}`;

export const isOverlapping = (one: Place, other: Place): boolean =>
  one.file === other.file && one.side === other.side && one.from <= other.to && other.from <= one.to;

/**
 * The places that the most people marked as wrong, most-marked first. People mark different lines for the same doubt,
 * so a place consists of the most-marked line and those lines around it that at least half as many people marked. A
 * finding on any of these lines belongs to this place only.
 */
export function* commonPlaces(alarms: readonly Alarm[], most: number): Work<SharedPlace[]> {
  const found: SharedPlace[] = [];
  const files = new Map<string, Alarm[]>();
  for (const alarm of alarms) {
    const key = JSON.stringify([alarm.file, alarm.side]);
    const ofFile = files.get(key);
    if (ofFile) ofFile.push(alarm);
    else files.set(key, [alarm]);
  }
  for (const ofFile of files.values()) {
    let left = ofFile;
    // More rounds are not needed: one file contributes at most as many places as the caller asks for.
    for (let round = 0; round < most; round++) {
      yield;
      const next = commonest(left);
      if (!next || next.people < FEWEST) break;
      found.push(next);
      left = left.filter((alarm) => !isOverlapping(alarm, next));
    }
  }
  return found.sort((a, b) => b.people - a.people || (sayPlace(a) < sayPlace(b) ? -1 : 1)).slice(0, most);
}

function commonest(alarms: readonly Alarm[]): SharedPlace | null {
  const [first] = alarms;
  if (!first) return null;
  const lines = new Map<number, Set<number>>();
  for (const { from, to, who } of alarms)
    for (let line = from; line <= to; line++) {
      const people = lines.get(line) ?? new Set();
      lines.set(line, people.add(who));
    }
  const peopleOn = (line: number) => lines.get(line)?.size ?? 0;
  const [peak] = [...lines.keys()].sort((a, b) => peopleOn(b) - peopleOn(a) || a - b);
  let [from, to] = [peak!, peak!];
  const isPartOf = (line: number) => 2 * peopleOn(line) >= peopleOn(peak!) && peopleOn(line) > 0;
  while (isPartOf(from - 1)) from--;
  while (isPartOf(to + 1)) to++;
  const place = { file: first.file, side: first.side, from, to };
  const own = alarms.filter((alarm) => isOverlapping(alarm, place));
  return { ...place, alarms: own, people: new Set(own.map(({ who }) => who)).size };
}
