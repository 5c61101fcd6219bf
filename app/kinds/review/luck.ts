import type { DefectClass } from "../defect-classes";
import { isWholePlace, type Place } from "../place";
import { assign } from "./assign";
import type { Mark } from "./mark";
import { targetsAt } from "./match";
import type { IssueBits, Terrain } from "./terrain";

/** What a mark hits at one offset: the issues that it reaches, or `COSTS`, or `COSTS_NOTHING` on neutral lines. */
type Meets = IssueBits | typeof COSTS | typeof COSTS_NOTHING;
const COSTS = 0;
const COSTS_NOTHING = -1;

/** Computed once per terrain, because the same marks are evaluated again with some of them removed. */
interface Blind {
  readonly steps: number;
  /** What a mark hits at each step. */
  trace(place: Place): readonly Meets[];
  /** The best result for marks that reach these issues, each given as "incomplete 5" (its class, issue bits). */
  best(reaching: readonly string[]): Got;
}
const known = new WeakMap<Terrain, Blind>();

/**
 * E: the expected result of as many marks placed at random. It is the mean F₁ (`f1`) of the same findings, without
 * their proofs, over every offset of the rings, 0 included: at step s of n (n = the longest ring) a ring of L lines
 * moves by ⌊s·L/n⌋. A mark that wraps around is split. A finding on the whole change counts as unmatched. The caller
 * leaves out further findings on an issue that is already matched, because they neither earn nor cost. `isCostless`
 * identifies marks elsewhere that cost nothing because they prove an issue again; they cost nothing here either.
 */
export function blindMean(
  terrain: Terrain,
  marks: readonly Mark[],
  isCostless: (mark: Mark) => boolean,
  f1: (earned: number, matched: number, falseAlarms: number) => number,
): number {
  const blind = known.get(terrain) ?? { ...traces(terrain), best: bestFor(terrain) };
  known.set(terrain, blind);
  const played = marks.map((mark) => ({
    trace: blind.trace(mark.place),
    defect: mark.class,
    isCostless: isCostless(mark),
  }));
  let sum = 0;
  for (let step = 0; step < blind.steps; step++) {
    let falseAlarms = 0;
    const reaching: string[] = [];
    for (const { trace, defect, isCostless } of played) {
      const meets = trace[step]!;
      if (meets > 0) reaching.push(`${defect} ${meets}`);
      else if (meets === COSTS && !isCostless) falseAlarms++;
    }
    const { earned, matched } = blind.best(reaching);
    sum += f1(earned, matched, falseAlarms);
  }
  return blind.steps === 0 ? 0 : sum / blind.steps;
}

/** Marks moved around their rings. A mark covers its changed lines, or the nearest changed line if it has none. */
function traces(terrain: Terrain): Pick<Blind, "steps" | "trace"> {
  const { rings, isNeutral, isDecoy, issuesOnRing } = terrain;
  const steps = Math.max(0, ...rings.map((ring) => ring.length));
  const ringAt = new Map<number, readonly [ring: number, at: number]>();
  for (const [r, ring] of rings.entries()) for (const [at, row] of ring.entries()) ringAt.set(row, [r, at]);

  const meets = (rows: readonly number[]): Meets => {
    if (rows.every((row) => isNeutral[row])) return COSTS_NOTHING;
    if (rows.every((row) => isNeutral[row] || isDecoy[row])) return COSTS;
    return rows.reduce((bits, row) => bits | issuesOnRing[row]!, 0);
  };
  const push = (place: Place): Meets[] => {
    const rows = isWholePlace(place) ? [] : terrain.rowsOf(place);
    if (rows.length === 0) return new Array<Meets>(steps).fill(COSTS);
    const changed = rows.filter(terrain.isChanged);
    if (changed.length === 0) changed.push(terrain.nearestChanged(rows[0]!));
    const ring = rings[ringAt.get(changed[0]!)![0]]!;
    const own = changed.map((row) => ringAt.get(row)![1]);
    return Array.from({ length: steps }, (_, step) => {
      const move = Math.floor((step * ring.length) / steps);
      return meets(own.map((at) => ring[(at + move) % ring.length]!));
    });
  };
  const traced = new Map<string, Meets[]>();
  const trace = (place: Place): Meets[] => {
    const name = isWholePlace(place) ? "" : `${place.side} ${place.from} ${place.to} ${place.file}`;
    const found = traced.get(name) ?? push(place);
    traced.set(name, found);
    return found;
  };
  return { steps, trace };
}

interface Got {
  readonly earned: number;
  readonly matched: number;
}
/**
 * The best result for marks, each given by its class and the issues that it reaches ("incomplete 5"). Identical marks
 * are interchangeable, and no more of them than there are issues can be used. So the up to 250 offsets, also with some
 * marks removed, ask few different questions, and answers are cached with the terrain.
 */
function bestFor(terrain: Terrain): (reaching: readonly string[]) => Got {
  const { judged } = terrain;
  const answers = new Map<string, Got>();
  return (reaching) => {
    const used = new Map<string, number>();
    const few = [...reaching].sort().filter((name) => {
      const before = used.get(name) ?? 0;
      used.set(name, before + 1);
      return before < judged.issues.length;
    });
    const question = few.join();
    const answer = answers.get(question);
    if (answer) return answer;
    const direct = few.map((name) => {
      const [defect, bits] = name.split(" ") as [DefectClass, string];
      return targetsAt(judged, Number(bits), defect);
    });
    const candidates = direct.map((targets) => ({ direct: targets, bodies: [] }));
    let [earned, matched] = [0, 0];
    for (const [i, one] of assign(candidates, [], judged.issues.length).entries()) {
      if (!one) continue;
      matched++;
      earned += direct[i]!.find((target) => target.issue === one.issue)!.twice / 2;
    }
    answers.set(question, { earned, matched });
    return { earned, matched };
  };
}
