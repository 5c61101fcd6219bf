import type { DefectClass } from "~/kinds/defect-classes";
import { partName } from "~/kinds/facts";
import { probit } from "~/kinds/normal";
import type { Parts } from "../counts/fact";
import { type Count, differenceOf } from "../counts/wilson";
import { type ExerciseFigures, FEWEST_PEOPLE, type PartFigures, type PlaceFigures, RISE } from "./figures";
import { type Alarm, commonPlaces, isOverlapping, readPlace, type SharedPlace } from "./places";
import type { Work } from "./work";

/**
 * The figures of one exercise, counted while its first attempts are read. Keeps little data about each attempt. Pure.
 */

/** Someone's first scored attempt at the revision. */
export interface FirstTry {
  readonly passed: boolean;
  readonly isRecent: boolean;
  /** The attempt number of this person's first pass; null until an attempt passes. */
  readonly passedAt: number | null;
  readonly parts: Parts;
  /** Whether this person is in the best third according to their other exercises; null if unknown. */
  readonly isBest: boolean | null;
}

type Thirds = PartFigures["thirds"];
type Sides = { best: number; rest: number };
interface PartCount {
  readonly type: string;
  readonly id: string;
  people: number;
  whole: number;
  half: number;
  /** How many people earned all of the part, among the people whose third is known. */
  readonly wholeBy: Sides;
  readonly known: Sides;
}

export interface ExerciseTally {
  people: number;
  passed: number;
  readonly before: { of: number; all: number };
  readonly since: { of: number; all: number };
  readonly tries: [number, number, number, number, number];
  readonly parts: Map<string, PartCount>;
  readonly alarms: Alarm[];
  /** Whether each person is in the best third, indexed by the person's number. */
  readonly sides: (boolean | null)[];
}

export const emptyTally = (): ExerciseTally => ({
  people: 0,
  passed: 0,
  before: { of: 0, all: 0 },
  since: { of: 0, all: 0 },
  tries: [0, 0, 0, 0, 0],
  parts: new Map(),
  alarms: [],
  sides: [],
});

export function addTry(to: ExerciseTally, one: FirstTry): void {
  const who = to.people++;
  if (one.passed) to.passed++;
  const time = one.isRecent ? to.since : to.before;
  time.all++;
  if (one.passed) time.of++;
  to.tries[one.passedAt === null ? 4 : Math.min(one.passedAt, 4) - 1]!++;
  to.sides.push(one.isBest);
  for (const [type, id, share] of one.parts.parts) {
    const key = partName({ type, id });
    let part = to.parts.get(key);
    if (!part) {
      const none = () => ({ best: 0, rest: 0 });
      part = { type, id, people: 0, whole: 0, half: 0, wholeBy: none(), known: none() };
      to.parts.set(key, part);
    }
    part.people++;
    if (share === 1) part.whole++;
    else if (share > 0) part.half++;
    if (one.isBest === null) continue;
    const side = one.isBest ? "best" : "rest";
    part.known[side]++;
    if (share === 1) part.wholeBy[side]++;
  }
  for (const [place, called] of one.parts.falseAlarms)
    to.alarms.push({ ...readPlace(place), who, class: called as DefectClass });
}

/** The maximum number of places shown. */
const MOST_PLACES = 10;

type Counted = Omit<ExerciseFigures, "kind" | "revisionId" | "revisions" | "hints">;

/** Computes the figures from the counts. `words` contains the parts' descriptions, keyed by `partName`. */
export function* countedFigures(
  { people, passed, before, since, tries, ...tally }: ExerciseTally,
  words: ReadonlyMap<string, string>,
): Work<Counted> {
  const counts = [...tally.parts.values()];
  const decoys = counts.filter(({ type }) => type === "decoy");
  const shared = yield* commonPlaces(tally.alarms, MOST_PLACES);
  const isDecoy = (place: SharedPlace) => decoys.some(({ id }) => isOverlapping(readPlace(id), place));
  const others = shared.filter((place) => !isDecoy(place));
  // The confidence applies to all of an exercise's decoys and places together (C. E. Bonferroni 1936).
  const z = quantileOf(decoys.length + others.length);
  return {
    people,
    passed,
    tries,
    change: changeOf(before, since),
    parts: counts.map(({ type, id, people: all, whole, half, wholeBy, known }) => ({
      type,
      id,
      says: words.get(partName({ type, id })) ?? id,
      people: all,
      whole,
      half,
      thirds:
        type === "decoy"
          ? thirdsOf(
              { of: known.best - wholeBy.best, all: known.best },
              { of: known.rest - wholeBy.rest, all: known.rest },
              z,
            )
          : null,
    })),
    places: shared.map((place) => placeFigures(place, isDecoy(place), tally.sides, z)),
  };
}

/**
 * The confidence of a flag: 99%, not 95%, because an exercise has several possible flags, and at most one in twenty
 * sound exercises should get any of them.
 */
const SURE = 0.99;
/** The normal distribution's quantile for this many simultaneous two-sided intervals. */
const quantileOf = (intervals: number) => probit(1 - (1 - SURE) / 2 / Math.max(1, intervals));

/** `isKnown`: the share that passed rose significantly, and a rise of at least `RISE` is within the interval. */
function changeOf(before: Count, since: Count): ExerciseFigures["change"] {
  if (before.all < FEWEST_PEOPLE || since.all < FEWEST_PEOPLE) return null;
  const difference = differenceOf(since, before, quantileOf(1));
  return { before, since, difference, isKnown: difference[0] > 0 && difference[1] >= RISE };
}

function thirdsOf(best: Count, rest: Count, z: number): Thirds {
  if (best.all < FEWEST_PEOPLE || rest.all < FEWEST_PEOPLE) return null;
  const difference = differenceOf(best, rest, z);
  return { best, rest, difference, isMore: difference[0] > 0 };
}

function placeFigures(
  { file, side, from, to, people, alarms }: SharedPlace,
  isDecoy: boolean,
  sides: readonly (boolean | null)[],
  z: number,
): PlaceFigures {
  const marked = new Set(alarms.map(({ who }) => who));
  const sideOf = (isBest: boolean): Count => ({
    of: [...marked].filter((who) => sides[who] === isBest).length,
    all: sides.filter((one) => one === isBest).length,
  });
  const byClass = new Map<DefectClass, Set<number>>();
  for (const { class: called, who } of alarms) byClass.set(called, (byClass.get(called) ?? new Set()).add(who));
  return {
    file,
    side,
    from,
    to,
    people,
    isDecoy,
    classes: [...byClass]
      .map(([called, who]) => ({ class: called, people: who.size }))
      .sort((a, b) => b.people - a.people || (a.class < b.class ? -1 : 1)),
    // For a decoy, the comparison of thirds is listed with the decoy's part.
    thirds: isDecoy ? null : thirdsOf(sideOf(true), sideOf(false), z),
  };
}

/**
 * The attempt by which half of all people have passed: 1, 2, 3, or 4 for any later attempt. Null if fewer than half
 * have passed.
 */
export function medianTries(tries: ExerciseFigures["tries"]): number | null {
  const people = tries.reduce((sum, one) => sum + one, 0);
  let passed = 0;
  for (const [place, count] of tries.slice(0, 4).entries()) {
    passed += count;
    if (people > 0 && 2 * passed >= people) return place + 1;
  }
  return null;
}

/** How many decoys and other places the best third of people marks as wrong more often, for the list of exercises. */
export const doubtsOf = ({ parts, places }: Pick<ExerciseFigures, "parts" | "places">) => ({
  decoys: parts.filter(({ thirds }) => thirds?.isMore).length,
  places: places.filter(({ thirds }) => thirds?.isMore).length,
});
