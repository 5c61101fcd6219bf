import { countVerdicts, judgeTrust, type VerdictCounts, type VerdictTrial } from "~/kinds/trust";
import { DAY_MS } from "~/operations/time";
import { type Absence, isAskedOf } from "../assignments/presence";
import { type Stood, standingAt } from "../counts/fact";

/**
 * Rules that find learners who need attention. They use only submissions, never how long someone took or when they
 * were online. Pure.
 */

export const HELP_RULES = ["missed", "stuck", "quiet", "trust"] as const;
export type HelpRule = (typeof HELP_RULES)[number];

/** A cohort's settings, chosen by its lead. */
export interface HelpSettings {
  /** A learner is stuck after this many attempts in a row at an exercise without a pass or a better score. */
  readonly stuckTries: number;
  /** A learner is quiet after this many days without a submission. */
  readonly quietDays: number;
}

/** A submission in the form that the rules use. */
export interface HandedIn {
  readonly submissionId: string;
  readonly slug: string;
  readonly at: Date;
  readonly counting: boolean;
  /** The submission's results over time, oldest first; empty while it is not graded. */
  readonly stood: readonly Stood[];
  readonly trial: VerdictTrial | null;
}

/** A required assignment for one learner, in the form that the rules use. */
export interface RequiredOf {
  readonly id: string;
  readonly title: string;
  readonly madeAt: Date;
  /** The deadline for everyone, and the learner's own deadline, which applies from the time it was granted. */
  readonly dueAt: Date;
  readonly extension: { readonly dueAt: Date; readonly givenAt: Date } | null;
  /** The periods in which the person was not a learner of the cohort, or not in the assignment's section. */
  readonly absences: readonly Absence[];
  /** How many exercises are required, and how many of them were handed in before a given time. */
  readonly of: number;
  readonly doneBy: (at: Date) => number;
}

export type Reason =
  /** The missed assignments, with the latest deadline first. */
  | {
      readonly rule: "missed";
      readonly submissionId: null;
      readonly assignments: readonly { readonly id: string; readonly title: string }[];
    }
  | { readonly rule: "stuck"; readonly slug: string; readonly submissionId: string; readonly tries: number }
  /** `days` is null for learners who have handed in nothing yet. */
  | { readonly rule: "quiet"; readonly days: number | null; readonly submissionId: null }
  | {
      readonly rule: "trust";
      readonly says: "too-much" | "too-little";
      readonly reviews: number;
      readonly submissionId: string;
    };

/**
 * A score must rise by more than this share to count as a gain. A smaller rise can be due to chance or to a renamed
 * test.
 */
const GAIN = 0.05;
/**
 * Learners count as stuck for at most this many days after the last attempt. By then, they have moved on to other
 * exercises.
 */
export const STUCK_DAYS = 28;

/**
 * The reasons why a learner needs attention at a given time, based on earlier submissions and deadlines. `handIns` are
 * sorted, oldest first.
 */
export function reasonsAt(
  handIns: readonly HandedIn[],
  settings: HelpSettings,
  at: Date,
  required: readonly RequiredOf[] = [],
): Reason[] {
  const before = handIns.filter((one) => one.at < at);
  const reviews = before.filter(({ trial }) => trial !== null);
  return [
    ...missedBy(required, at),
    ...stuckOn(before, settings, at),
    ...quietSince(before.at(-1)?.at ?? null, settings, at),
    ...trustOff(countVerdicts(reviews.map(({ trial }) => trial!)), reviews.at(-1)?.submissionId ?? ""),
  ];
}

/**
 * Assignments that were missed more than this many days ago don't count. By then, the learner has missed a newer one,
 * or another rule finds the learner.
 */
export const MISSED_DAYS = 28;

/**
 * The reason "missed", if required assignments were due in recent weeks and were incomplete at the given time;
 * otherwise empty.
 */
export function missedBy(required: readonly RequiredOf[], at: Date): Reason[] {
  const dueOf = ({ dueAt, extension }: RequiredOf) => (extension && extension.givenAt < at ? extension.dueAt : dueAt);
  const missed = required
    .filter((one) => {
      const dueAt = dueOf(one);
      const isRecent = dueAt < at && at.getTime() - dueAt.getTime() <= MISSED_DAYS * DAY_MS;
      return isRecent && one.madeAt < at && isAskedOf(one.absences, dueAt) && one.doneBy(at) < one.of;
    })
    .sort((a, b) => dueOf(b).getTime() - dueOf(a).getTime());
  if (missed.length === 0) return [];
  return [{ rule: "missed", submissionId: null, assignments: missed.map(({ id, title }) => ({ id, title })) }];
}

/**
 * A reason for each exercise on which the last attempts brought no progress: no attempt has passed, none of the last
 * attempts has a better score than the first of them, and the last attempt is at most `STUCK_DAYS` old. Uses each
 * submission's result at the given time. `before` is sorted, oldest first.
 */
export function stuckOn(before: readonly HandedIn[], { stuckTries }: HelpSettings, at: Date): Reason[] {
  const bySlug = new Map<string, HandedIn[]>();
  for (const one of before) {
    const handIns = bySlug.get(one.slug);
    if (handIns) handIns.push(one);
    else bySlug.set(one.slug, [one]);
  }
  const isRecent = (lastAt: Date) => at.getTime() - lastAt.getTime() <= STUCK_DAYS * DAY_MS;
  return [...bySlug].flatMap(([slug, handIns]): Reason[] => {
    if (handIns.length < stuckTries || !isRecent(handIns.at(-1)!.at)) return [];
    const tries = handIns.flatMap((one) => {
      const standing = standingAt(one.stood, at);
      return standing ? [{ ...one, ...standing }] : [];
    });
    const last = tries.slice(-stuckTries);
    const [first, ...later] = last;
    if (!first || last.length < stuckTries || tries.some(({ status }) => status === "passed")) return [];
    if (later.some(({ score }) => score > first.score + GAIN)) return [];
    const { at: lastAt, submissionId } = last.at(-1)!;
    if (!isRecent(lastAt)) return [];
    return [{ rule: "stuck", slug, submissionId, tries: tries.length }];
  });
}

const dayOf = (at: Date) => Math.floor(at.getTime() / DAY_MS);

/**
 * The reason "quiet" for a learner without a recent submission, counted in calendar days (UTC); otherwise empty. `last`
 * is any time on the day of the last submission; null if there is none.
 */
export function quietSince(last: Date | null, { quietDays }: HelpSettings, at: Date): Reason[] {
  if (!last) return [{ rule: "quiet", days: null, submissionId: null }];
  const days = dayOf(at) - dayOf(last);
  return days >= quietDays ? [{ rule: "quiet", days, submissionId: null }] : [];
}

/**
 * The reason "trust" for a learner with misplaced trust, only if the interval of the criterion excludes 0
 * (docs/grading.md, "Trust"); otherwise empty. `lastReview` is a review for the mentor to read.
 */
export function trustOff(counts: VerdictCounts, lastReview: string): Reason[] {
  const { says } = judgeTrust(counts);
  if (says === "too-early") return [];
  return [{ rule: "trust", says, reviews: counts.flawed + counts.clean, submissionId: lastReview }];
}
