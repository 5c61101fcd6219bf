import type { Week } from "~/cohort/overview/overview.server";
import type { TrustFigures } from "~/cohort/trust/trust.server";
import { counted } from "~/ui/counted";

/** Describes a cohort's trust in AI-written code, for readers who know none of the figures. A pure function. */
export function sayTrust({ dPrime, criterion }: Pick<TrustFigures, "dPrime" | "criterion">): string {
  if (!dPrime || !criterion) return "It is too early to say how well learners tell flawed changes from correct ones.";
  const tells =
    dPrime.low > 0
      ? "Learners tell flawed changes from correct ones better than a coin toss would"
      : "It isn’t clear yet whether learners can tell flawed changes from correct ones";
  if (criterion.low > 0) return `${tells}. When in doubt, learners approve: they trust the AI too much.`;
  if (criterion.high < 0) return `${tells}. When in doubt, learners request changes: they trust the AI too little.`;
  return `${tells}. Learners approve about as readily as they request changes.`;
}

const HALF = 4;

/**
 * Compares the last four full weeks with the four before, in words. `weeks` starts with the oldest week; the last week
 * isn't over. Doesn't compare with weeks before the first submission, because the cohort may not have begun.
 */
export function compareWeeks(weeks: readonly Pick<Week, "handIns" | "passed">[]): string {
  const full = weeks.slice(0, -1);
  const sum = (some: typeof weeks) =>
    some.reduce((all, { handIns, passed }) => ({ handIns: all.handIns + handIns, passed: all.passed + passed }), {
      handIns: 0,
      passed: 0,
    });
  const [before, now] = [sum(full.slice(-2 * HALF, -HALF)), sum(full.slice(-HALF))];
  if (before.handIns + now.handIns === 0) return "Nothing was handed in during the last eight full weeks.";
  const begun = full.slice(full.findIndex(({ handIns }) => handIns > 0)).length;
  const all = ({ handIns, passed }: typeof now, of = "") =>
    `${counted(handIns, "submission")}${handIns > 0 ? `, including ${counted(passed, "first pass", "first passes")}${of}` : ""}`;
  const recently = `In the last four full weeks, learners handed in ${all(now, " of an exercise")}`;
  if (begun < 2 * HALF) return `${recently}. It is too early to compare this with the weeks before.`;
  return `${recently}. In the four weeks before: ${all(before)}.`;
}
