import type { DefectClass } from "../defect-classes";
import { isWholePlace } from "../place";
import { assign, type Body, type Given, type Target } from "./assign";
import { BONUS_WEIGHT, CREDIT, FREE_FALSE_ALARMS, WEIGHT } from "./constants";
import type { Mark, MarkOutcome } from "./mark";
import type { IssueBits, Judged, Terrain } from "./terrain";

export interface JudgedMark {
  readonly id: string;
  readonly outcome: MarkOutcome;
  /** The first false alarm (decoys included), which costs nothing. */
  readonly isFree: boolean;
  /** The issue that the mark got; for `further` the issue at its place, if any. */
  readonly issue: number | null;
  /** Indices of the decoys that it touches. */
  readonly decoys: readonly number[];
  readonly isProven: boolean;
  /** The mark is at an issue's place (or, on the whole change, has its class). */
  readonly isOnIssue: boolean;
}

/** What an issue earned. Credit is 1 with a proof, otherwise 0.5 for the place and 0.5 for the class. */
interface JudgedIssue {
  readonly mark: string | null;
  readonly place: boolean;
  readonly class: boolean;
  readonly proof: boolean;
  readonly credit: number;
}

export interface Matching {
  readonly marks: readonly JudgedMark[];
  readonly issues: readonly JudgedIssue[];
  /** Σ weight·credit, bonuses included. */
  readonly earned: number;
  /** Matched issues and bonuses. */
  readonly matched: number;
  /** All false alarms, including the free one. */
  readonly falseAlarms: number;
}

const accepts = (judged: Judged, issue: number, defect: DefectClass) => judged.issues[issue]!.classes.includes(defect);
const weightOf = (judged: Judged, issue: number) => WEIGHT[judged.issues[issue]!.severity];
const target = (judged: Judged, issue: number, credit: number): Target => ({
  issue,
  twice: 2 * weightOf(judged, issue) * credit,
});

/** The issues that a mark on these lines can match, with their value for it. */
export function targetsAt(judged: Judged, bits: IssueBits, defect: DefectClass): Target[] {
  return judged.issues.flatMap((_, i) =>
    bits & (1 << i) ? [target(judged, i, CREDIT.place + (accepts(judged, i, defect) ? CREDIT.class : 0))] : [],
  );
}

/** A mark on the whole change earns only by its class, so with another class it matches nothing. */
function targetsOfWhole(terrain: Terrain, defect: DefectClass): Target[] {
  const { judged, wholeIssues } = terrain;
  return judged.issues.flatMap((_, i) =>
    wholeIssues & (1 << i) && accepts(judged, i, defect) ? [target(judged, i, CREDIT.class)] : [],
  );
}

/** Test bodies over all findings: bodies that are equal and show the same issues count as one. */
function bodiesOf(judged: Judged, marks: readonly Mark[]): { bodies: Body[]; ofMark: number[][] } {
  const places = new Map<string, number>();
  const bodies: Body[] = [];
  const ofMark = marks.map((mark) =>
    mark.bodies.map(({ key, shows }) => {
      const issues = judged.issues.flatMap((issue, i) => (shows.includes(issue.id) ? [i] : []));
      const name = `${issues.join()} ${key}`;
      const known = places.get(name);
      if (known !== undefined) return known;
      bodies.push({
        targets: issues.map((i) => target(judged, i, CREDIT.proof)),
        bonusTwice: issues.length === 0 ? 2 * BONUS_WEIGHT * CREDIT.proof : 0,
      });
      places.set(name, bodies.length - 1);
      return bodies.length - 1;
    }),
  );
  return { bodies, ofMark: ofMark.map((list) => [...new Set(list)]) };
}

/** What a mark touches, before the assignment. */
function survey(terrain: Terrain, mark: Mark) {
  const { judged, isNeutral, isDecoy, issuesAt } = terrain;
  if (isWholePlace(mark.place)) {
    const isLeft = judged.wholeNeutral?.includes(mark.class) ?? false;
    return { direct: targetsOfWhole(terrain, mark.class), isNeutral: isLeft, decoys: [] as number[] };
  }
  const rows = terrain.rowsOf(mark.place);
  const isQuiet = rows.length > 0 && rows.every((row) => isNeutral[row] || isDecoy[row]);
  const bits = isQuiet ? 0 : rows.reduce((all, row) => all | issuesAt[row]!, 0);
  const on = new Set(rows);
  return {
    direct: targetsAt(judged, bits, mark.class),
    isNeutral: rows.length > 0 && rows.every((row) => isNeutral[row]),
    decoys: judged.decoys.flatMap((decoy, i) => (terrain.rowsOf(decoy).some((row) => on.has(row)) ? [i] : [])),
  };
}

/**
 * Matches findings to issues. An unmatched finding costs nothing if it is at an issue's place that another one matched,
 * if it proves the same issue again (cause and symptom), or if it is entirely within a neutral range. Further repeated
 * proofs cost like any mark; otherwise they would be free marks to cover a change with. `marks`: in order of place.
 */
export function match(terrain: Terrain, marks: readonly Mark[]): Matching {
  const { judged } = terrain;
  const surveyed = marks.map((mark) => survey(terrain, mark));
  const { bodies, ofMark } = bodiesOf(judged, marks);
  const given = assign(
    surveyed.map(({ direct }, i) => ({ direct, bodies: ofMark[i]! })),
    bodies,
    judged.issues.length,
  );
  const usedBodies = new Set(given.flatMap((one) => (one?.body == null ? [] : [one.body])));

  const issues: JudgedIssue[] = judged.issues.map(() => ({
    mark: null,
    place: false,
    class: false,
    proof: false,
    credit: 0,
  }));
  let falseAlarms = 0;
  const provenAgain = new Set<number | null>();
  const judgedMarks = marks.map((mark, i): JudgedMark => {
    const { direct, isNeutral, decoys } = surveyed[i]!;
    const got = given[i] ?? null;
    const base = { id: mark.id, isFree: false, decoys, isProven: mark.bodies.length > 0, isOnIssue: direct.length > 0 };
    if (got?.issue != null) {
      issues[got.issue] = issueGot(judged, mark, got, direct, isSpare);
      return { ...base, outcome: "matched", issue: got.issue };
    }
    if (got) return { ...base, outcome: "bonus", issue: null };
    const again = direct.length > 0 ? direct[0]!.issue : provesAgain(mark);
    if (again !== undefined) return { ...base, outcome: "further", issue: again };
    if (isNeutral) return { ...base, outcome: "neutral", issue: null };
    falseAlarms++;
    const isFree = falseAlarms <= FREE_FALSE_ALARMS;
    const outcome = decoys.length > 0 ? "decoy" : isFree ? "free-doubt" : "false-alarm";
    return { ...base, outcome, isFree, issue: null };

    /** The proof is spare if the place already earns full credit, unless its body counted elsewhere. */
    function isSpare(issue: number) {
      return ofMark[i]!.some((b) => !usedBodies.has(b) && bodies[b]!.targets.some((t) => t.issue === issue));
    }
  });
  const bonuses = judgedMarks.filter((mark) => mark.outcome === "bonus").length;
  return {
    marks: judgedMarks,
    issues,
    earned: issues.reduce((sum, { credit }, i) => sum + credit * weightOf(judged, i), bonuses * BONUS_WEIGHT),
    matched: issues.filter((issue) => issue.mark !== null).length + bonuses,
    falseAlarms,
  };

  /** The issue that a mark elsewhere proves again; null for an unlisted defect. Once for each. */
  function provesAgain(mark: Mark): number | null | undefined {
    const shown = mark.bodies.flatMap((body) =>
      body.shows.length === 0 ? [null] : judged.issues.flatMap(({ id }, i) => (body.shows.includes(id) ? [i] : [])),
    );
    const first = shown.find((issue) => !provenAgain.has(issue));
    if (first !== undefined) provenAgain.add(first);
    return first;
  }
}

function issueGot(
  judged: Judged,
  mark: Mark,
  got: Given,
  direct: readonly Target[],
  isSpare: (issue: number) => boolean,
): JudgedIssue {
  const issue = got.issue!;
  const reached = direct.find((t) => t.issue === issue);
  const place = reached !== undefined && !isWholePlace(mark.place);
  const rightClass = accepts(judged, issue, mark.class);
  const proof = got.body !== null || isSpare(issue);
  const credit = proof ? CREDIT.proof : reached!.twice / 2 / weightOf(judged, issue);
  return { mark: mark.id, place, class: rightClass, proof, credit };
}

/** Σ weight of what findings show by proof alone, and their number; places do not count. Proofs are never luck. */
export function provenAlone(judged: Judged, marks: readonly Mark[]): { earned: number; matched: number } {
  const { bodies, ofMark } = bodiesOf(judged, marks);
  const given = assign(
    ofMark.map((own) => ({ direct: [], bodies: own })),
    bodies,
    judged.issues.length,
  ).filter((one) => one !== null);
  const earned = given.reduce((sum, { issue }) => sum + (issue === null ? BONUS_WEIGHT : weightOf(judged, issue)), 0);
  return { earned, matched: given.length };
}
