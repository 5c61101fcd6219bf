import { countVerdicts, judgeTrust, type VerdictTrial, Z_95 } from "~/kinds/trust";

/**
 * Who may need help, and how good each rule was at saying so. From what was handed in alone: never from how long somebody
 * took, or when they were here. Pure.
 */

const DAY_MS = 24 * 60 * 60 * 1000;

export const HELP_RULES = ["missed", "stuck", "quiet", "trust"] as const;
export type HelpRule = (typeof HELP_RULES)[number];

/** What a cohort's lead sets. */
export interface HelpSettings {
  /** So many tries of an exercise, one after the other, without a pass and without gain. */
  readonly stuckTries: number;
  /** So many days without a hand-in. */
  readonly quietDays: number;
}

/** A hand-in, as the rules see it. */
export interface HandedIn {
  readonly submissionId: string;
  readonly slug: string;
  readonly at: Date;
  readonly counting: boolean;
  readonly passed: boolean;
  /** 0–1; null while nothing is graded. */
  readonly score: number | null;
  readonly trial: VerdictTrial | null;
}

/** What a required assignment asks of one learner, as the rules see it. */
export interface RequiredOf {
  readonly id: string;
  readonly title: string;
  readonly madeAt: Date;
  /** Everybody's date; and the learner's own, from when it was given. */
  readonly dueAt: Date;
  readonly extension: { readonly dueAt: Date; readonly givenAt: Date } | null;
  /** The day on which they came; null for who was there from the start. */
  readonly joinedAt: Date | null;
  /** How many exercises are asked, and when each that was handed in was handed in first. */
  readonly of: number;
  readonly handedInAt: readonly Date[];
}

export type Reason =
  /** The ones missed, the last due first. */
  | {
      readonly rule: "missed";
      readonly submissionId: null;
      readonly assignments: readonly { readonly id: string; readonly title: string }[];
    }
  | { readonly rule: "stuck"; readonly slug: string; readonly submissionId: string; readonly tries: number }
  /** `days` is null for who has handed in nothing yet. */
  | { readonly rule: "quiet"; readonly days: number | null; readonly submissionId: string | null }
  | {
      readonly rule: "trust";
      readonly says: "too-much" | "too-little";
      readonly reviews: number;
      readonly submissionId: string;
    };

/** A gain is more than this, of 1: less is chance, or a renamed test. */
const GAIN = 0.05;
/** Whom nobody has helped with an exercise for so long has gone on to others. */
const STUCK_DAYS = 28;

/**
 * Why this learner may need help at a moment, by what they had handed in before it, and what was due before it. `handIns`:
 * the oldest first.
 */
export function reasonsAt(
  handIns: readonly HandedIn[],
  settings: HelpSettings,
  at: Date,
  required: readonly RequiredOf[] = [],
): Reason[] {
  const before = handIns.filter((one) => one.at < at);
  return [
    ...missedBy(required, at),
    ...stuckOn(before, settings, at),
    ...quietSince(before, settings, at),
    ...trustOff(before),
  ];
}

/** What was missed longer ago is past: there is a newer one, or another rule names them. */
const MISSED_DAYS = 28;

/** The required assignments that were due in the last weeks, and are not complete. As they were known at that moment. */
function missedBy(required: readonly RequiredOf[], at: Date): Reason[] {
  const dueOf = ({ dueAt, extension }: RequiredOf) => (extension && extension.givenAt < at ? extension.dueAt : dueAt);
  const missed = required
    .filter((one) => {
      const dueAt = dueOf(one);
      const isRecent = dueAt < at && at.getTime() - dueAt.getTime() <= MISSED_DAYS * DAY_MS;
      const done = one.handedInAt.filter((time) => time < at).length;
      return isRecent && one.madeAt < at && (one.joinedAt === null || one.joinedAt <= dueAt) && done < one.of;
    })
    .sort((a, b) => dueOf(b).getTime() - dueOf(a).getTime());
  if (missed.length === 0) return [];
  return [{ rule: "missed", submissionId: null, assignments: missed.map(({ id, title }) => ({ id, title })) }];
}

/** The exercises on which the last tries brought nothing: none passed, and none is better than the first of them. */
function stuckOn(before: readonly HandedIn[], { stuckTries }: HelpSettings, at: Date): Reason[] {
  return [...new Set(before.map(({ slug }) => slug))].flatMap((slug): Reason[] => {
    const tries = before.filter((one) => one.slug === slug && one.score !== null);
    const last = tries.slice(-stuckTries);
    const [first, ...later] = last;
    if (!first || last.length < stuckTries || tries.some(({ passed }) => passed)) return [];
    if (later.some(({ score }) => score! > first.score! + GAIN)) return [];
    const { at: lastAt, submissionId } = last.at(-1)!;
    if (at.getTime() - lastAt.getTime() > STUCK_DAYS * DAY_MS) return [];
    return [{ rule: "stuck", slug, submissionId, tries: tries.length }];
  });
}

function quietSince(before: readonly HandedIn[], { quietDays }: HelpSettings, at: Date): Reason[] {
  const last = before.at(-1);
  if (!last) return [{ rule: "quiet", days: null, submissionId: null }];
  const days = Math.floor((at.getTime() - last.at.getTime()) / DAY_MS);
  return days >= quietDays ? [{ rule: "quiet", days, submissionId: last.submissionId }] : [];
}

/** Said only where the interval of the criterion excludes 0 (docs/grading.md, "Trust"). */
function trustOff(before: readonly HandedIn[]): Reason[] {
  const reviews = before.filter(({ trial }) => trial !== null);
  const { says } = judgeTrust(countVerdicts(reviews.map(({ trial }) => trial!)));
  if (says === "too-early") return [];
  return [{ rule: "trust", says, reviews: reviews.length, submissionId: reviews.at(-1)!.submissionId }];
}

/** So many days after a moment are looked at: whether anything that counts was passed. */
export const OUTCOME_DAYS = 21;

export interface Share {
  readonly of: number;
  readonly all: number;
  /** 95 % interval by Wilson (1927); null where there is nothing. */
  readonly interval: readonly [low: number, high: number] | null;
}

/** A share with its 95 % interval: Wilson, "Probable inference", JASA 22 (1927). It stays within 0 and 1 with few, too. */
export function shareOf(of: number, all: number): Share {
  if (all === 0) return { of, all, interval: null };
  const p = of / all;
  const middle = (p + Z_95 ** 2 / (2 * all)) / (1 + Z_95 ** 2 / all);
  const half = (Z_95 / (1 + Z_95 ** 2 / all)) * Math.sqrt((p * (1 - p)) / all + Z_95 ** 2 / (4 * all ** 2));
  return { of, all, interval: [Math.max(0, middle - half), Math.min(1, middle + half)] };
}

/** Of those whom a rule named, and of the others: who passed nothing that counts in the days that followed. */
export interface RuleRecord {
  readonly rule: HelpRule;
  readonly named: Share;
  readonly others: Share;
}

/**
 * What came of it. Looked at is every `OUTCOME_DAYS`-th day back from now, so that no two outcomes share a day; at each,
 * every learner who had handed something in by then, judged by that alone. Of a hand-in the result that stands now is
 * taken, also where a person set it, or it was graded again, after that moment; of an assignment the date that it has now.
 */
export function recordOf(
  learners: readonly (readonly HandedIn[])[],
  settings: HelpSettings,
  now: Date,
  requiredOf: (learner: number) => readonly RequiredOf[] = () => [],
): RuleRecord[] {
  const first = Math.min(...learners.flatMap(([one]) => (one ? [one.at.getTime()] : [])));
  const moments: Date[] = [];
  for (let at = now.getTime() - OUTCOME_DAYS * DAY_MS; at > first; at -= OUTCOME_DAYS * DAY_MS)
    moments.push(new Date(at));
  const counts = { named: new Map<HelpRule, [number, number]>(), others: new Map<HelpRule, [number, number]>() };
  for (const at of moments)
    for (const [learner, handIns] of learners.entries()) {
      if (!handIns.some((one) => one.at < at)) continue;
      const until = new Date(at.getTime() + OUTCOME_DAYS * DAY_MS);
      const hasPassed = handIns.some((one) => one.at >= at && one.at < until && one.counting && one.passed);
      const rules = new Set(reasonsAt(handIns, settings, at, requiredOf(learner)).map(({ rule }) => rule));
      for (const rule of HELP_RULES) {
        const side = counts[rules.has(rule) ? "named" : "others"];
        const [of, all] = side.get(rule) ?? [0, 0];
        side.set(rule, [of + (hasPassed ? 0 : 1), all + 1]);
      }
    }
  return HELP_RULES.map((rule) => ({
    rule,
    named: shareOf(...(counts.named.get(rule) ?? [0, 0])),
    others: shareOf(...(counts.others.get(rule) ?? [0, 0])),
  }));
}
