import { DAY_MS } from "~/operations/time";
import { type Share, shareOf } from "../counts/shares";
import { type HandedIn, HELP_RULES, type HelpRule, type HelpSettings, type RequiredOf, reasonsAt } from "./help";

/** The track record of each rule: how the learners that the rule named did afterwards. Pure. */

/** The outcome is whether the learner passes a scored attempt within this many days after a given time. */
export const OUTCOME_DAYS = 21;

/**
 * How many learners passed no scored attempt in the following days, among the learners that a rule named and among the
 * others.
 */
export interface RuleRecord {
  readonly rule: HelpRule;
  readonly named: Share;
  readonly others: Share;
}

/**
 * The times at which a cohort's rules are evaluated: every `OUTCOME_DAYS`-th day, so that no day counts for two
 * outcomes.
 */
export function momentsBack(first: Date, now: Date): Date[] {
  const moments: Date[] = [];
  for (let at = now.getTime() - OUTCOME_DAYS * DAY_MS; at > first.getTime(); at -= OUTCOME_DAYS * DAY_MS)
    moments.push(new Date(at));
  return moments;
}

/**
 * For each rule: how many learners passed nothing, and how many there are, among the learners that the rule named and
 * among the others.
 */
export type Outcomes = Readonly<Record<HelpRule, { readonly named: Counted; readonly others: Counted }>>;
type Counted = readonly [of: number, all: number];

/**
 * The rules' outcomes for one learner at each of these times, if the learner had handed in something by then. Uses
 * only what was known at the time, except that an assignment's current deadline is used.
 */
export function outcomesOf(
  handIns: readonly HandedIn[],
  settings: HelpSettings,
  moments: readonly Date[],
  required: readonly RequiredOf[] = [],
): Outcomes {
  let outcomes = NO_OUTCOMES;
  for (const at of moments) {
    if (!handIns.some((one) => one.at < at)) continue;
    const until = new Date(at.getTime() + OUTCOME_DAYS * DAY_MS);
    const hasPassed = handIns.some(
      (one) => one.at >= at && one.at < until && one.counting && one.stood.at(-1)?.[1] === "passed",
    );
    const rules = new Set(reasonsAt(handIns, settings, at, required).map(({ rule }) => rule));
    outcomes = addOutcomes(
      outcomes,
      byRule((rule) => {
        const counted: Counted = [hasPassed ? 0 : 1, 1];
        return rules.has(rule) ? { named: counted, others: NONE } : { named: NONE, others: counted };
      }),
    );
  }
  return outcomes;
}

const NONE: Counted = [0, 0];
const byRule = <T>(make: (rule: HelpRule) => T) =>
  Object.fromEntries(HELP_RULES.map((rule) => [rule, make(rule)])) as Record<HelpRule, T>;
export const NO_OUTCOMES: Outcomes = byRule(() => ({ named: NONE, others: NONE }));
const plus = (a: Counted, b: Counted): Counted => [a[0] + b[0], a[1] + b[1]];
export const addOutcomes = (a: Outcomes, b: Outcomes): Outcomes =>
  byRule((rule) => ({ named: plus(a[rule].named, b[rule].named), others: plus(a[rule].others, b[rule].others) }));

export const recordOf = (outcomes: Outcomes): RuleRecord[] =>
  HELP_RULES.map((rule) => ({
    rule,
    named: shareOf(...outcomes[rule].named),
    others: shareOf(...outcomes[rule].others),
  }));
