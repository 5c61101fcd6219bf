import type { DefectClass } from "~/kinds/defect-classes";
import type { Evidence } from "~/kinds/progress";
import type { KindId } from "~/kinds/registry";
import type { Skill, Track } from "~/kinds/skills";
import type { VerdictTrial } from "~/kinds/trust";

/**
 * The facts of a graded submission, from which all counts are calculated. `TryFact` stores them in the same form, one
 * row per submission. Pure.
 */
export interface Fact {
  readonly submissionId: string;
  readonly userId: string;
  readonly slug: string;
  readonly kind: KindId;
  readonly revisionId: string;
  readonly track: Track;
  readonly tryNumber: number;
  readonly counting: boolean;
  readonly handedInAt: Date;
  /** The status of the current result. */
  readonly status: Status;
  /** From 0 to 1. */
  readonly score: number;
  /** The status that the grader gave, ignoring any score that a person set. */
  readonly ownStatus: Status;
  readonly ownScore: number;
  /** A JSON array of `Stood`. */
  readonly history: string;
  /** In percent. */
  readonly confidence: number;
  /**
   * Whether the learner's prediction of the outcome came true; null if the report could not be read, or if `contested`.
   */
  readonly cameTrue: boolean | null;
  /**
   * True if a test contests the key, so that the verdict and the confidence are ignored, unless a person has ruled that
   * the verdict was wrong.
   */
  readonly contested: boolean;
  /** Null if the verdict is no evidence about trust. */
  readonly flawed: boolean | null;
  readonly requested: boolean | null;
  /** Whether the learner answered the question after a pass; null if the exercise has no such question. */
  readonly explained: boolean | null;
  /**
   * Whether a test that was run backs a pass (`backing.ts`), and whether a mentor backs it; null if the kind needs no
   * backing.
   */
  readonly proven: boolean | null;
  /** Null until a mentor has decided. */
  readonly confirmed: boolean | null;
  readonly actionable: boolean | null;
  readonly skills: string;
  readonly issues: string;
}

export type Status = "passed" | "failed" | "errored";

/** The parts of a submission, stored in addition to a fact for item analysis. */
export interface Parts {
  readonly parts: readonly (readonly [type: string, id: string, share: number])[];
  readonly falseAlarms: readonly (readonly [place: string, called: DefectClass])[];
}

/**
 * Joins words into the text of one column, with a space before and after each word, so that a query can find each of
 * them.
 */
export const toWords = (words: readonly string[]): string => (words.length === 0 ? "" : ` ${words.join(" ")} `);
export const fromWords = (text: string): string[] => text.split(" ").filter((word) => word !== "");

/** A result of a submission, and the time from which it was current (in milliseconds). */
export type Stood = readonly [since: number, status: Status, score: number];

export const stoodOf = ({ history }: Pick<Fact, "history">): Stood[] => JSON.parse(history) as Stood[];

/** The result that was current at a given time; null before grading. */
export function standingAt(stood: readonly Stood[], at: Date): { status: Status; score: number } | null {
  const last = stood.filter(([since]) => since < at.getTime()).at(-1);
  return last ? { status: last[1], score: last[2] } : null;
}

/** A fact for readers who may not see scores that a person set. */
export function asGradedAlone<One extends Pick<Fact, "ownStatus" | "ownScore" | "handedInAt">>(fact: One): One {
  const { ownStatus: status, ownScore: score, handedInAt } = fact;
  const stood: Stood = [handedInAt.getTime(), status, score];
  // Also leaves out the boxes that a mentor ticked.
  return { ...fact, status, score, history: JSON.stringify([stood]), confirmed: null, actionable: null };
}

/** Whether the submission's pass is backed; null if the kind needs no backing. */
export const backedOf = ({ proven, confirmed }: Pick<Fact, "proven" | "confirmed">): boolean | null =>
  proven === null ? null : proven || confirmed === true;

/** `backedOf` as a reader may see it. For submissions in `asGraded`, ignores mentors' confirmations. */
export const backedAsSeen = (
  { submissionId, proven, confirmed }: Pick<Fact, "submissionId" | "proven" | "confirmed">,
  asGraded: ReadonlySet<string>,
): boolean | null => backedOf({ proven, confirmed: asGraded.has(submissionId) ? null : confirmed });

/** The fields from which a submission's evidence is calculated. */
type EvidenceFact = Pick<
  Fact,
  | "slug"
  | "tryNumber"
  | "kind"
  | "counting"
  | "handedInAt"
  | "status"
  | "explained"
  | "actionable"
  | "proven"
  | "confirmed"
  | "skills"
>;

/** The submission's evidence about skills. */
export function evidenceOf(fact: EvidenceFact): Evidence[] {
  const { slug, tryNumber, kind, counting, handedInAt: at, status, explained, actionable } = fact;
  const backed = backedOf(fact);
  const passed = status === "passed";
  const known = { ...(explained !== null && { explained }), ...(backed !== null && { backed }) };
  const evidence = fromWords(fact.skills).map(
    (skill): Evidence => ({ skill: skill as Skill, slug, tryNumber, kind, passed, counting, at, ...known }),
  );
  // This evidence needs no backing, because a mentor has already confirmed it.
  if (actionable === null) return evidence;
  return [...evidence, { skill: "say-what-is-wrong", slug, tryNumber, kind, passed, counting, at, actionable }];
}

/** The evidence of these submissions, keyed by skill, so that each skill's evidence is read only once. */
export function evidenceBySkill(facts: readonly EvidenceFact[]): ReadonlyMap<Skill, readonly Evidence[]> {
  const bySkill = new Map<Skill, Evidence[]>();
  for (const one of facts.flatMap(evidenceOf)) {
    const known = bySkill.get(one.skill);
    if (known) known.push(one);
    else bySkill.set(one.skill, [one]);
  }
  return bySkill;
}

export const trialOf = ({ flawed, requested }: Pick<Fact, "flawed" | "requested">): VerdictTrial | null =>
  flawed === null || requested === null ? null : { flawed, requested };

/** The classes of the change's issues, and whether each issue was found. */
export const issuesOf = ({ issues }: Pick<Fact, "issues">) =>
  fromWords(issues).map((word) => ({ class: word.slice(0, -1) as DefectClass, caught: word.endsWith("+") }));
