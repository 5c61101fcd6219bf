import type { DefectClass } from "../defect-classes";
import { assign } from "./assign";
import { isWholePlace, type Mark, type Place } from "./mark";
import { targetsAt } from "./match";
import type { IssueBits, Terrain } from "./terrain";

/** What a mark meets at one offset: issues that it reaches, or `COSTS`, or `COSTS_NOTHING` on neutral lines. */
type Meets = IssueBits | typeof COSTS | typeof COSTS_NOTHING;
const COSTS = 0;
const COSTS_NOTHING = -1;

/** What is worked out once for a terrain, since the same marks are looked at again without some of them. */
interface Blind {
  readonly steps: number;
  /** A mark's meetings at each step. */
  trace(place: Place): readonly Meets[];
  /** The best that marks can get which reach these issues, each told as "incomplete 5" (its class, issue bits). */
  best(reaching: readonly string[]): Got;
}
const known = new WeakMap<Terrain, Blind>();

/**
 * E: what as many marks placed blindly would have earned. The mean F₁ (`f1`) of the same findings, without their
 * proofs, over every offset of the rings, 0 included: at step s of n (n = the longest ring) a ring of L lines moves by
 * ⌊s·L/n⌋. A mark that wraps splits. A finding on the whole change counts as unmatched.
 * Further findings on an issue that is matched anyway are left out by the caller, because they neither earn nor cost.
 * `isCostless` tells the marks that stand elsewhere and cost nothing because they prove an issue once more: they cost
 * nothing here either.
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

/** Marks pushed round their rings. A mark takes its changed lines; one that has none, the nearest changed one. */
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
 * The best that marks can get, each told by its class and the issues that it reaches ("incomplete 5"). Like marks are
 * as good as one another and no more of them than issues can be used, so few different questions are asked at up to 250
 * offsets, and again without some of the marks: answers are kept with the terrain.
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
