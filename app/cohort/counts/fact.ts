import type { DefectClass } from "~/kinds/defect-classes";
import type { Evidence } from "~/kinds/progress";
import type { KindId } from "~/kinds/registry";
import type { Skill, Track } from "~/kinds/skills";
import type { VerdictTrial } from "~/kinds/trust";

/**
 * The facts of a graded submission, from which all counts are made. Stored as they are, one row per submission
 * (`TryFact`). Pure.
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
  /** Of the current result. */
  readonly status: Status;
  /** 0–1. */
  readonly score: number;
  /** The grader's own, whatever a person set. */
  readonly ownStatus: Status;
  readonly ownScore: number;
  /** JSON: see `Stood`. */
  readonly history: string;
  /** Percent. */
  readonly confidence: number;
  /** Whether the outcome that their confidence was about happened; null if the report could not be read. */
  readonly cameTrue: boolean | null;
  /** A test contests the key, so verdict and confidence show nothing until a person has ruled. */
  readonly contested: boolean;
  /** Null if the verdict shows nothing about trust. */
  readonly flawed: boolean | null;
  readonly requested: boolean | null;
  /** Whether the question after a pass was answered; null if the kind has none. */
  readonly explained: boolean | null;
  /** Whether running code backs a pass (`backing.ts`), and whether a mentor does; null if the kind needs no backing. */
  readonly proven: boolean | null;
  /** Null until a mentor has decided. */
  readonly confirmed: boolean | null;
  readonly actionable: boolean | null;
  readonly skills: string;
  readonly issues: string;
}

export type Status = "passed" | "failed" | "errored";

/** Stored beside a fact, for item analysis. */
export interface Parts {
  readonly parts: readonly (readonly [type: string, id: string, share: number])[];
  readonly falseAlarms: readonly (readonly [place: string, called: DefectClass])[];
}

/** Words stored in one column, each with a space before and after, so that each can be searched for. */
export const toWords = (words: readonly string[]): string => (words.length === 0 ? "" : ` ${words.join(" ")} `);
export const fromWords = (text: string): string[] => text.split(" ").filter((word) => word !== "");

/** The result of a submission that was current since a time (in milliseconds). */
export type Stood = readonly [since: number, status: Status, score: number];

export const stoodOf = ({ history }: Pick<Fact, "history">): Stood[] => JSON.parse(history) as Stood[];

/** The current result at a given time; null before grading. */
export function standingAt(stood: readonly Stood[], at: Date): { status: Status; score: number } | null {
  const last = stood.filter(([since]) => since < at.getTime()).at(-1);
  return last ? { status: last[1], score: last[2] } : null;
}

/** A fact as seen by readers who may not see scores that persons set. */
export function asGradedAlone(fact: Fact): Fact {
  const { ownStatus: status, ownScore: score, handedInAt } = fact;
  const stood: Stood = [handedInAt.getTime(), status, score];
  // Also without what a mentor ticked.
  return { ...fact, status, score, history: JSON.stringify([stood]), confirmed: null, actionable: null };
}

/** Whether its pass is backed; null if the kind needs no backing. */
export const backedOf = ({ proven, confirmed }: Pick<Fact, "proven" | "confirmed">): boolean | null =>
  proven === null ? null : proven || confirmed === true;

/** Its evidence about skills. */
export function evidenceOf(fact: Fact): Evidence[] {
  const { slug, kind, counting, handedInAt: at, status, explained, actionable } = fact;
  const backed = backedOf(fact);
  const passed = status === "passed";
  const evidence = fromWords(fact.skills).map((skill): Evidence => {
    const one = { skill: skill as Skill, slug, kind, passed, counting, at };
    return {
      ...one,
      ...(explained !== null && { explained }),
      ...(backed !== null && { backed }),
    };
  });
  // Needs no backing: a mentor has confirmed it already.
  if (actionable === null) return evidence;
  return [...evidence, { skill: "say-what-is-wrong", slug, kind, passed, counting, at, actionable }];
}

export const trialOf = ({ flawed, requested }: Pick<Fact, "flawed" | "requested">): VerdictTrial | null =>
  flawed === null || requested === null ? null : { flawed, requested };

/** The issues in it, by class. */
export const issuesOf = ({ issues }: Pick<Fact, "issues">) =>
  fromWords(issues).map((word) => ({ class: word.slice(0, -1) as DefectClass, caught: word.endsWith("+") }));
