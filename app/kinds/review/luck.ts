import { isWholePlace, type Place } from "../place";
import { assign, type Target } from "./assign";
import type { Mark } from "./mark";
import { type Said, targetsAt } from "./match";
import type { Bits, Terrain } from "./terrain";

/**
 * What a mark touches at one offset: the issues that it may reach, and whether it costs nothing if its class matches
 * none of these issues.
 */
interface Meets extends Bits {
  readonly isCostless: boolean;
}
const COSTS: Meets = { own: 0, related: 0, isCostless: false };
const COSTS_NOTHING: Meets = { ...COSTS, isCostless: true };

/** Computed once per terrain, because the same marks are evaluated repeatedly, each time without some of them. */
interface Blind {
  readonly steps: number;
  /** Returns what a mark touches at each step around its ring. */
  trace(place: Place): readonly Meets[];
  /**
   * Returns the issues that a mark with this class and severity reaches, encoded as a string. Empty if it reaches none.
   */
  reach(meets: Meets, said: Said): string;
  /** Returns the best result for marks that reach these issues. */
  best(reaching: readonly string[]): Got;
}
const known = new WeakMap<Terrain, Blind>();

/**
 * Calculates E, the expected result for the same number of marks placed at random. E is the mean F₁ (`f1`) of the same
 * findings without their proofs, over every offset along the rings, including 0. At step s of n (the length of the
 * longest ring), a ring of L lines moves by ⌊s·L/n⌋. A mark that wraps around is split. A finding on the whole change
 * is treated as unmatched. The caller omits further findings on an issue that is already matched, because they neither
 * earn nor cost anything. `isCostless` identifies marks that cost nothing in the real review because they prove an
 * issue again, so they cost nothing here either. `spare` is the number of marks near an issue, and that many marks cost
 * nothing here, too.
 */
export function blindMean(
  terrain: Terrain,
  marks: readonly Mark[],
  isCostless: (mark: Mark) => boolean,
  spare: number,
  f1: (earned: number, matched: number, falseAlarms: number) => number,
): number {
  const blind = known.get(terrain) ?? { ...traces(terrain), ...bestFor(terrain) };
  known.set(terrain, blind);
  const played = marks.map((mark) => ({
    trace: blind.trace(mark.place),
    mark,
    isCostless: isCostless(mark),
  }));
  let sum = 0;
  for (let step = 0; step < blind.steps; step++) {
    let falseAlarms = 0;
    const reaching: string[] = [];
    for (const { trace, mark, isCostless } of played) {
      const meets = trace[step]!;
      const reached = blind.reach(meets, mark);
      if (reached !== "") reaching.push(reached);
      else if (!meets.isCostless && !isCostless) falseAlarms++;
    }
    const { earned, matched } = blind.best(reaching);
    sum += f1(earned, matched, Math.max(0, falseAlarms - spare));
  }
  return blind.steps === 0 ? 0 : sum / blind.steps;
}

/**
 * Returns the marks, moved around their rings. A mark covers its changed lines, or the nearest changed line if it has
 * none.
 */
function traces(terrain: Terrain): Pick<Blind, "steps" | "trace"> {
  const { rings, isNeutral, isDecoy, issuesOnRing, relatedOnRing } = terrain;
  const steps = Math.max(0, ...rings.map((ring) => ring.length));
  const ringAt = new Map<number, readonly [ring: number, at: number]>();
  for (const [r, ring] of rings.entries()) for (const [at, row] of ring.entries()) ringAt.set(row, [r, at]);

  const meets = (rows: readonly number[]): Meets => {
    const isQuiet = rows.every((row) => isNeutral[row] || isDecoy[row]);
    const own = isQuiet ? 0 : rows.reduce((bits, row) => bits | issuesOnRing[row]!, 0);
    const related = rows.reduce((bits, row) => bits | relatedOnRing[row]!, 0) & ~own;
    const isCostless = rows.every((row) => isNeutral[row]) || (related > 0 && !rows.some((row) => isDecoy[row]));
    return own + related > 0 ? { own, related, isCostless } : isCostless ? COSTS_NOTHING : COSTS;
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
 * Returns functions that calculate the best result for some marks, each given by its class and the issues that it
 * reaches. Marks with the same class and issues are interchangeable, and marks beyond the number of issues make no
 * difference. So the same few cases occur at up to 250 offsets, and again when some marks are removed. Therefore the
 * results are cached per terrain.
 */
function bestFor({ judged }: Terrain): Pick<Blind, "reach" | "best"> {
  const answers = new Map<string, Got>();
  const targets = new Map<string, readonly Target[]>();
  const reach: Blind["reach"] = ({ own, related }, said) => {
    if (own + related === 0) return "";
    const name = `${said.class} ${said.severity} ${own} ${related}`;
    const reached = targets.get(name) ?? targetsAt(judged, { own, related }, said);
    targets.set(name, reached);
    return reached.length > 0 ? name : "";
  };
  const best: Blind["best"] = (reaching) => {
    const used = new Map<string, number>();
    const few = [...reaching].sort().filter((name) => {
      const before = used.get(name) ?? 0;
      used.set(name, before + 1);
      return before < judged.issues.length;
    });
    const question = few.join();
    const answer = answers.get(question);
    if (answer) return answer;
    const direct = few.map((name) => targets.get(name)!);
    const candidates = direct.map((reached) => ({ direct: reached, bodies: [] }));
    let [earned, matched] = [0, 0];
    for (const [i, one] of assign(candidates, [], judged.issues.length).entries()) {
      if (!one) continue;
      matched++;
      earned += direct[i]!.find((target) => target.issue === one.issue)!.quarters / 4;
    }
    answers.set(question, { earned, matched });
    return { earned, matched };
  };
  return { reach, best };
}
