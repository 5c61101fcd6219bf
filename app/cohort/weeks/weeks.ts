import { SKILL_IDS, type Skill } from "~/kinds/skills";
import { countVerdicts, type VerdictCounts } from "~/kinds/trust";
import { DAY_MS } from "~/operations/time";
import { type Fact, fromWords, issuesOf, trialOf } from "../counts/fact";
import { type GroupShare, groupDifference, groupShare } from "../counts/shares";
import { firstPasses, weekOf } from "../counts/tallies";
import type { Count } from "../counts/wilson";
import { cohortTrust, type Estimate, NONE } from "../trust/cohort-trust";
import { RECENT_WEEKS } from "./recent-weeks";

/** A cohort's figures by week, starting with its first submission. Pure. */

export type WeekFact = Pick<
  Fact,
  "submissionId" | "slug" | "status" | "counting" | "handedInAt" | "flawed" | "requested" | "skills" | "issues"
>;

/** The shares of a week. Each learner of a group counts with their own answers (`groupShare`). */
export const WEEK_SHARES = ["passed", "found", "refused", "falseAlarms"] as const;
export type WeekShare = (typeof WEEK_SHARES)[number];

export interface WeekFigures {
  /** The week's Monday, "2026-11-16". */
  readonly week: string;
  /** Learners who submitted something. */
  readonly learners: number;
  readonly handIns: number;
  /** Exercises that a learner passed for the first time. */
  readonly firstPasses: number;
  /**
   * The shares of scored attempts that passed, of issues that were found in scored reviews, and of flawed and of
   * clean changes for which the learner requested changes.
   */
  readonly shares: Readonly<Record<WeekShare, GroupShare>>;
  /** How well the learners told flawed changes from clean ones in this week; null if there are too few verdicts. */
  readonly dPrime: Estimate | null;
  /** The share of scored attempts that passed, by skill. Leaves out skills without a scored attempt. */
  readonly skills: Readonly<Partial<Record<Skill, GroupShare>>>;
}

/** A skill's share of passes in the newest `RECENT_WEEKS` weeks, and in all weeks before. */
export interface SkillChange {
  readonly skill: Skill;
  readonly before: GroupShare;
  readonly recent: GroupShare;
  /** The 95% interval of the recent share minus the earlier one; null if one of them has no interval. */
  readonly change: GroupShare["interval"];
}

export interface OverTime {
  /** Oldest first. */
  readonly weeks: readonly WeekFigures[];
  /** Leaves out skills without a scored attempt. */
  readonly skills: readonly SkillChange[];
}

/** The maximum number of weeks, which is three years. Older weeks are left out. */
export const MOST_WEEKS = 156;

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** One learner's counts in one week. */
interface OwnWeek {
  readonly handIns: number;
  readonly firstPasses: number;
  readonly shares: Readonly<Record<WeekShare, Count>>;
  readonly verdicts: VerdictCounts;
  readonly skills: ReadonlyMap<Skill, Count>;
}

const share = (answers: readonly boolean[]): Count => ({ of: answers.filter(Boolean).length, all: answers.length });

function ownWeek(facts: readonly WeekFact[], isFirstPass: (fact: WeekFact) => boolean): OwnWeek {
  const scored = facts.filter(({ counting }) => counting);
  const trials = facts.flatMap((fact) => trialOf(fact) ?? []);
  const isPassed = ({ status }: WeekFact) => status === "passed";
  const requestedOn = (flawed: boolean) =>
    trials.filter((trial) => trial.flawed === flawed).map((one) => one.requested);
  const skills = SKILL_IDS.map((skill): [Skill, Count] => [
    skill,
    share(scored.filter((fact) => fromWords(fact.skills).includes(skill)).map(isPassed)),
  ]);
  return {
    handIns: facts.length,
    firstPasses: facts.filter(isFirstPass).length,
    shares: {
      passed: share(scored.map(isPassed)),
      found: share(scored.flatMap(issuesOf).map(({ caught }) => caught)),
      refused: share(requestedOn(true)),
      falseAlarms: share(requestedOn(false)),
    },
    verdicts: countVerdicts(trials),
    skills: new Map(skills.filter(([, { all }]) => all > 0)),
  };
}

/** Adds up learners one at a time, because all facts of a large cohort would not fit into memory together. */
export class WeekSums {
  /** By learner, then by week. */
  readonly #learners: ReadonlyMap<string, OwnWeek>[] = [];

  /** Adds a learner. `facts` are all facts of this learner, in any order. */
  add(facts: readonly WeekFact[]): void {
    const inTime = [...facts].sort(
      (a, b) => a.handedInAt.getTime() - b.handedInAt.getTime() || (a.submissionId < b.submissionId ? -1 : 1),
    );
    const passes = new Set(firstPasses(inTime));
    const byWeek = new Map<string, WeekFact[]>();
    for (const fact of inTime) {
      const week = dayOf(weekOf(fact.handedInAt));
      byWeek.set(week, [...(byWeek.get(week) ?? []), fact]);
    }
    const ownWeeks = [...byWeek].map(([week, own]) => [week, ownWeek(own, (fact) => passes.has(fact))] as const);
    this.#learners.push(new Map(ownWeeks));
  }

  /**
   * The weeks from the first one with a submission to the current one, including weeks without submissions. At most
   * the newest `MOST_WEEKS`.
   */
  figures(now: Date): OverTime {
    const weeks = this.#weeks(now);
    return {
      weeks: weeks.map((week) => figuresOf(week, this.#in([week]).flat())),
      skills: skillChanges(this.#in(weeks.slice(0, -RECENT_WEEKS)), this.#in(weeks.slice(-RECENT_WEEKS))),
    };
  }

  #weeks(now: Date): string[] {
    const used = this.#learners.flatMap((own) => [...own.keys()]).sort();
    const [first, newest] = [used[0], used.at(-1)];
    if (first === undefined || newest === undefined) return [];
    const last = Math.max(weekOf(now).getTime(), new Date(newest).getTime());
    const count = Math.round((last - new Date(first).getTime()) / (7 * DAY_MS)) + 1;
    const days = Array.from({ length: count }, (_, n) => dayOf(new Date(new Date(first).getTime() + n * 7 * DAY_MS)));
    return days.slice(-MOST_WEEKS);
  }

  /** Each learner's counts in these weeks. */
  readonly #in = (weeks: readonly string[]): OwnWeek[][] =>
    this.#learners.map((own) => weeks.flatMap((week) => own.get(week) ?? []));
}

/** Few enough to compute d′ for each week of a large cohort in a few seconds. */
const RESAMPLES = 500;

function figuresOf(week: string, learners: readonly OwnWeek[]): WeekFigures {
  const sum = (pick: (own: OwnWeek) => number) => learners.reduce((all, own) => all + pick(own), 0);
  const shareOf = (name: WeekShare) => groupShare(learners.map(({ shares }) => shares[name]));
  const skills = SKILL_IDS.flatMap((skill): [Skill, GroupShare][] => {
    const passed = groupShare(learners.flatMap((own) => own.skills.get(skill) ?? []));
    return passed.all === 0 ? [] : [[skill, passed]];
  });
  return {
    week,
    learners: learners.length,
    handIns: sum(({ handIns }) => handIns),
    firstPasses: sum((own) => own.firstPasses),
    shares: {
      passed: shareOf("passed"),
      found: shareOf("found"),
      refused: shareOf("refused"),
      falseAlarms: shareOf("falseAlarms"),
    },
    dPrime: cohortTrust(
      learners.map(({ verdicts: early }) => ({ early, late: NONE })),
      RESAMPLES,
    ).dPrime,
    skills: Object.fromEntries(skills),
  };
}

/** Both lists contain the weeks of each learner. */
function skillChanges(before: readonly OwnWeek[][], recent: readonly OwnWeek[][]): SkillChange[] {
  const passesOf = (weeks: readonly OwnWeek[], skill: Skill): Count => {
    const counts = weeks.flatMap(({ skills }) => skills.get(skill) ?? []);
    return {
      of: counts.reduce((sum, one) => sum + one.of, 0),
      all: counts.reduce((sum, one) => sum + one.all, 0),
    };
  };
  return SKILL_IDS.flatMap((skill): SkillChange[] => {
    const [old, late] = [before, recent].map((some) => some.map((weeks) => passesOf(weeks, skill))) as [
      Count[],
      Count[],
    ];
    const row = { before: groupShare(old), recent: groupShare(late), change: groupDifference(late, old) };
    return row.before.all + row.recent.all === 0 ? [] : [{ skill, ...row }];
  });
}
