import { SKILL_IDS, type Skill } from "~/kinds/skills";
import { DAY_MS } from "~/operations/time";
import { type Fact, fromWords, issuesOf, trialOf } from "../counts/fact";
import { type GroupShare, groupShare } from "../counts/shares";
import { firstPasses, weekOf } from "../counts/tallies";

/** A cohort's figures by week, starting with its first submission. Pure. */

export type WeekFact = Pick<
  Fact,
  "submissionId" | "slug" | "status" | "counting" | "handedInAt" | "flawed" | "requested" | "skills" | "issues"
>;

/** A part of a total. */
interface Count {
  readonly of: number;
  readonly all: number;
}

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
  /** Scored attempts and how many of them passed, by skill. Leaves out skills without a scored attempt. */
  readonly skills: Readonly<Partial<Record<Skill, Count>>>;
}

/** The maximum number of weeks, which is three years. Older weeks are left out. */
export const MOST_WEEKS = 156;

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** One learner's counts in one week. */
interface OwnWeek {
  readonly handIns: number;
  readonly firstPasses: number;
  readonly shares: Readonly<Record<WeekShare, Count>>;
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
    skills: new Map(skills.filter(([, { all }]) => all > 0)),
  };
}

/** Adds up learners one at a time, because all facts of a large cohort would not fit into memory together. */
export class WeekSums {
  readonly #weeks = new Map<string, OwnWeek[]>();

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
    for (const [week, own] of byWeek)
      this.#weeks.set(week, [...(this.#weeks.get(week) ?? []), ownWeek(own, (fact) => passes.has(fact))]);
  }

  /**
   * The weeks from the first one with a submission to the current one, including weeks without submissions. At most
   * the newest `MOST_WEEKS`.
   */
  figures(now: Date): WeekFigures[] {
    const first = [...this.#weeks.keys()].sort()[0];
    if (first === undefined) return [];
    const last = Math.max(weekOf(now).getTime(), new Date([...this.#weeks.keys()].sort().at(-1)!).getTime());
    const count = Math.round((last - new Date(first).getTime()) / (7 * DAY_MS)) + 1;
    return Array.from({ length: count }, (_, n) => dayOf(new Date(new Date(first).getTime() + n * 7 * DAY_MS)))
      .slice(-MOST_WEEKS)
      .map((week) => figuresOf(week, this.#weeks.get(week) ?? []));
  }
}

function figuresOf(week: string, learners: readonly OwnWeek[]): WeekFigures {
  const sum = (pick: (own: OwnWeek) => number) => learners.reduce((all, own) => all + pick(own), 0);
  const shareOf = (name: WeekShare) => groupShare(learners.map(({ shares }) => shares[name]));
  const skills = SKILL_IDS.flatMap((skill): [Skill, Count][] => {
    const all = sum((own) => own.skills.get(skill)?.all ?? 0);
    return all === 0 ? [] : [[skill, { of: sum((own) => own.skills.get(skill)?.of ?? 0), all }]];
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
    skills: Object.fromEntries(skills),
  };
}
