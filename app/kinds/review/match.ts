/**
 * Matches findings to issues. Long, because one calculation determines which issues a finding touches, what it earns,
 * and what it costs.
 */
import type { DefectClass } from "../defect-classes";
import { isWholePlace, SEVERITIES } from "../place";
import { assign, type Body, type Given, type Target } from "./assign";
import { BONUS_WEIGHT, CREDIT, FAR_SEVERITY, FREE_FALSE_ALARMS, RELATED_PLACE, WEIGHT } from "./constants";
import type { Mark, MarkOutcome } from "./mark";
import { type Bits, filesOf, type Judged, type Terrain } from "./terrain";

export interface JudgedMark {
  readonly id: string;
  readonly outcome: MarkOutcome;
  /** Whether this is the first false alarm (decoys included), which costs nothing. */
  readonly isFree: boolean;
  /**
   * The issue for which the mark earned credit. With the outcome `further`, the issue at the mark's place, or the issue
   * that the mark proves again (null if the key doesn't list it). With other outcomes, a missed issue that the learner
   * may have meant: the mark is on lines related to that issue, or is in one of its files and has one of its classes.
   */
  readonly issue: number | null;
  /** Indices of the decoys that the mark touches. */
  readonly decoys: readonly number[];
  readonly isProven: boolean;
  /** Whether the mark could match an issue by its place or, for a mark on the whole change, by its class. */
  readonly isOnIssue: boolean;
}

/** The credit that an issue earned. It is 1 with a proof, otherwise at most 0.5 for the place and 0.5 for the class. */
interface JudgedIssue {
  readonly mark: string | null;
  /** `place`: found on the issue's own lines. `related`: found on related lines. */
  readonly place: boolean;
  readonly related: boolean;
  readonly class: boolean;
  /**
   * The number of steps between the finding's severity and the key's. Two steps halve the credit for the class. Null if
   * unmatched.
   */
  readonly severitySteps: number | null;
  readonly proof: boolean;
  readonly credit: number;
}

export interface Matching {
  readonly marks: readonly JudgedMark[];
  readonly issues: readonly JudgedIssue[];
  /** Σ weight·credit, bonuses included. */
  readonly earned: number;
  /** The number of matched issues and bonuses. */
  readonly matched: number;
  /** The number of false alarms, including the free one. */
  readonly falseAlarms: number;
}

const accepts = (judged: Judged, issue: number, defect: DefectClass) => judged.issues[issue]!.classes.includes(defect);
const weightOf = (judged: Judged, issue: number) => WEIGHT[judged.issues[issue]!.severity];
const target = (judged: Judged, issue: number, credit: number): Target => ({
  issue,
  quarters: 4 * weightOf(judged, issue) * credit,
});

/** A finding's class and severity, without its place. */
export type Said = Pick<Mark, "class" | "severity">;
const stepsOff = (judged: Judged, issue: number, { severity }: Said) =>
  Math.abs(SEVERITIES.indexOf(severity) - SEVERITIES.indexOf(judged.issues[issue]!.severity));
const classCredit = (judged: Judged, issue: number, said: Said) =>
  accepts(judged, issue, said.class) ? CREDIT.class * (stepsOff(judged, issue, said) > 1 ? FAR_SEVERITY : 1) : 0;

/**
 * Returns the issues that a mark on these lines can match, each with its value for the mark: issues whose own lines the
 * mark touches and, if the mark has one of their classes, issues with related lines there.
 */
export function targetsAt(judged: Judged, { own, related }: Bits, said: Said): Target[] {
  return judged.issues.flatMap((_, i) => {
    const ofClass = classCredit(judged, i, said);
    if (own & (1 << i)) return [target(judged, i, CREDIT.place + ofClass)];
    return related & (1 << i) && ofClass > 0 ? [target(judged, i, RELATED_PLACE + ofClass)] : [];
  });
}

/**
 * Returns the issues that a mark on the whole change can match. Such a mark earns credit only by its class, so if no
 * issue accepts its class, it matches nothing.
 */
function targetsOfWhole({ judged, wholeIssues }: Terrain, said: Said): Target[] {
  return judged.issues.flatMap((_, i) => {
    const ofClass = classCredit(judged, i, said);
    return wholeIssues & (1 << i) && ofClass > 0 ? [target(judged, i, ofClass)] : [];
  });
}

/** Collects the test bodies from all findings. Bodies that are equal and show the same issues are combined. */
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
        bonusQuarters: issues.length === 0 ? 4 * BONUS_WEIGHT * CREDIT.proof : 0,
      });
      places.set(name, bodies.length - 1);
      return bodies.length - 1;
    }),
  );
  return { bodies, ofMark: ofMark.map((list) => [...new Set(list)]) };
}

/** Determines what a mark touches, before findings are matched to issues. */
function survey(terrain: Terrain, mark: Mark) {
  const { judged, isNeutral, isDecoy, issuesAt, relatedAt } = terrain;
  if (isWholePlace(mark.place)) {
    const isLeft = judged.wholeNeutral?.includes(mark.class) ?? false;
    return { direct: targetsOfWhole(terrain, mark), related: 0, isNeutral: isLeft, decoys: [] as number[] };
  }
  const rows = terrain.rowsOf(mark.place);
  const isQuiet = rows.length > 0 && rows.every((row) => isNeutral[row] || isDecoy[row]);
  const own = isQuiet ? 0 : rows.reduce((all, row) => all | issuesAt[row]!, 0);
  const related = rows.reduce((all, row) => all | relatedAt[row]!, 0) & ~own;
  const on = new Set(rows);
  return {
    direct: targetsAt(judged, { own, related }, mark),
    related,
    isNeutral: rows.length > 0 && rows.every((row) => isNeutral[row]),
    decoys: judged.decoys.flatMap((decoy, i) => (terrain.rowsOf(decoy).some((row) => on.has(row)) ? [i] : [])),
  };
}

/**
 * Matches findings to issues. An unmatched finding costs nothing if it is at the place of an issue that another finding
 * matched, or proves such an issue again (cause and symptom). Only one repeated proof per issue is free. Otherwise
 * learners could cover a change with free marks. Neutral and near findings cost nothing, either (`MarkOutcome`).
 * `marks`: in order of place.
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
    related: false,
    class: false,
    severitySteps: null,
    proof: false,
    credit: 0,
  }));
  let falseAlarms = 0;
  const provenAgain = new Set<number | null>();
  const taken = new Set(given.flatMap((one) => one?.issue ?? []));
  const files = judged.issues.map(filesOf);
  const nearTo = new Set<number>();
  const judgedMarks = marks.map((mark, i): JudgedMark => {
    const { direct, related, isNeutral, decoys } = surveyed[i]!;
    const got = given[i] ?? null;
    const base = { id: mark.id, isFree: false, decoys, isProven: mark.bodies.length > 0, isOnIssue: direct.length > 0 };
    if (got?.issue != null) {
      issues[got.issue] = issueGot(judged, mark, got, surveyed[i]!, isSpare);
      return { ...base, outcome: "matched", issue: got.issue };
    }
    if (got) return { ...base, outcome: "bonus", issue: null };
    const again = direct.length > 0 ? direct[0]!.issue : provesAgain(mark);
    if (again !== undefined) return { ...base, outcome: "further", issue: again };
    const seen = judged.issues.flatMap((_, issue) => (related & (1 << issue) ? [issue] : []));
    const meant = judged.issues.flatMap((_, issue) => (isAbout(issue, mark) ? [issue] : []));
    // A missed issue that the learner may have meant.
    const issue = [...seen, ...meant].find((one) => !taken.has(one)) ?? null;
    if (isNeutral || (seen.length > 0 && decoys.length === 0)) return { ...base, outcome: "neutral", issue };
    const near = decoys.length === 0 ? meant.find((one) => !nearTo.has(one)) : undefined;
    if (near !== undefined) {
      nearTo.add(near);
      return { ...base, outcome: "near", issue };
    }
    falseAlarms++;
    const isFree = falseAlarms <= FREE_FALSE_ALARMS;
    const outcome = decoys.length > 0 ? "decoy" : isFree ? "free-doubt" : "false-alarm";
    return { ...base, outcome, isFree, issue };

    /**
     * Whether the mark also has a proof for this issue, which it doesn't need because place and class already earn full
     * credit. False if the proof's body counted for another finding.
     */
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

  /** Whether a mark has one of the issue's classes, and is in one of its files or on the whole change. */
  function isAbout(issue: number, { place, class: defect }: Mark): boolean {
    return accepts(judged, issue, defect) && (isWholePlace(place) || files[issue]!.has(place.file));
  }

  /**
   * Returns the matched issue that a mark at another place proves again, or null if the mark proves a defect that the
   * key doesn't list. Only one mark may prove an issue again, and all unlisted defects together count as one issue. So
   * the result is undefined if earlier marks have already proved everything again that this mark's test shows.
   */
  function provesAgain(mark: Mark): number | null | undefined {
    const shown = mark.bodies.flatMap((body) =>
      body.shows.length === 0 ? [null] : judged.issues.flatMap(({ id }, i) => (body.shows.includes(id) ? [i] : [])),
    );
    const first = shown.find((issue) => !provenAgain.has(issue));
    if (first === undefined) return undefined;
    provenAgain.add(first);
    // If the test shows several issues, the first may be unmatched. Prefers an issue that is matched.
    return [first, ...shown].find((issue) => issue !== null && taken.has(issue)) ?? null;
  }
}

function issueGot(
  judged: Judged,
  mark: Mark,
  got: Given,
  { direct, related: bits }: { readonly direct: readonly Target[]; readonly related: number },
  isSpare: (issue: number) => boolean,
): JudgedIssue {
  const issue = got.issue!;
  const reached = direct.find((t) => t.issue === issue);
  const isPlaced = reached !== undefined && !isWholePlace(mark.place);
  const related = isPlaced && (bits & (1 << issue)) !== 0;
  const rightClass = accepts(judged, issue, mark.class);
  const proof = got.body !== null || isSpare(issue);
  const credit = proof ? CREDIT.proof : reached!.quarters / 4 / weightOf(judged, issue);
  const severitySteps = stepsOff(judged, issue, mark);
  return { mark: mark.id, place: isPlaced && !related, related, class: rightClass, severitySteps, proof, credit };
}

/**
 * Returns the total weight of the issues that findings show by proof alone, and the number of these issues. Places are
 * ignored here, because a place can be correct by luck, but a proof can't.
 */
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
