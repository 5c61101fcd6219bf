import type { DefectClass } from "~/kinds/defect-classes";
import type { Evidence } from "~/kinds/progress";
import type { KindId } from "~/kinds/registry";
import type { Skill, Track } from "~/kinds/skills";
import type { VerdictTrial } from "~/kinds/trust";

/**
 * What a graded submission tells: all that counts are made of. Stored as it stands, one row a submission (`TryFact`).
 * Pure.
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
  /** Of the result that stands. */
  readonly status: Status;
  /** 0–1. */
  readonly score: number;
  /** Of the grader's own, whatever a person set. */
  readonly ownStatus: Status;
  readonly ownScore: number;
  /** JSON: see `Stood`. */
  readonly history: string;
  /** Percent. */
  readonly confidence: number;
  /** Whether what they were so sure of came true; null where the report could not be read. */
  readonly cameTrue: boolean | null;
  /** Null where the verdict tells nothing of trust. */
  readonly flawed: boolean | null;
  readonly requested: boolean | null;
  /** Whether the question after a pass was answered; null where the kind asks none. */
  readonly explained: boolean | null;
  /** Null until a mentor said. */
  readonly actionable: boolean | null;
  readonly skills: string;
  readonly issues: string;
}

export type Status = "passed" | "failed" | "errored";

/** What stands beside a fact, for the analysis of items. */
export interface Parts {
  readonly parts: readonly (readonly [type: string, id: string, share: number])[];
  readonly falseAlarms: readonly (readonly [place: string, called: DefectClass])[];
}

/** Words as they are stored in one column: each with a space before and behind, so that one is found by itself. */
export const toWords = (words: readonly string[]): string => (words.length === 0 ? "" : ` ${words.join(" ")} `);
export const fromWords = (text: string): string[] => text.split(" ").filter((word) => word !== "");

/** What stood of a submission since a moment (in milliseconds). */
export type Stood = readonly [since: number, status: Status, score: number];

export const stoodOf = ({ history }: Pick<Fact, "history">): Stood[] => JSON.parse(history) as Stood[];

/** What stood at a moment; null before it was graded. */
export function standingAt(stood: readonly Stood[], at: Date): { status: Status; score: number } | null {
  const last = stood.filter(([since]) => since < at.getTime()).at(-1);
  return last ? { status: last[1], score: last[2] } : null;
}

/** A fact as who may not see what persons set sees it. */
export function asGradedAlone(fact: Fact): Fact {
  const { ownStatus: status, ownScore: score, handedInAt } = fact;
  const stood: Stood = [handedInAt.getTime(), status, score];
  // Nor what a mentor ticked.
  return { ...fact, status, score, history: JSON.stringify([stood]), actionable: null };
}

/** What it says of skills. */
export function evidenceOf(fact: Fact): Evidence[] {
  const { slug, kind, counting, handedInAt: at, status, explained, actionable } = fact;
  const passed = status === "passed";
  const evidence = fromWords(fact.skills).map((skill): Evidence => {
    const one = { skill: skill as Skill, slug, kind, passed, counting, at };
    return explained === null ? one : { ...one, explained };
  });
  if (actionable === null) return evidence;
  return [...evidence, { skill: "say-what-is-wrong", slug, kind, passed, counting, at, actionable }];
}

export const trialOf = ({ flawed, requested }: Pick<Fact, "flawed" | "requested">): VerdictTrial | null =>
  flawed === null || requested === null ? null : { flawed, requested };

/** The issues that it held, by class. */
export const issuesOf = ({ issues }: Pick<Fact, "issues">) =>
  fromWords(issues).map((word) => ({ class: word.slice(0, -1) as DefectClass, caught: word.endsWith("+") }));
