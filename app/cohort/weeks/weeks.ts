import { DEFECT_CLASS_IDS, type DefectClass } from "~/kinds/defect-classes";
import { skillProgress } from "~/kinds/progress";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import { SKILL_IDS, type Skill } from "~/kinds/skills";
import { countVerdicts, type VerdictCounts } from "~/kinds/trust";
import { DAY_MS, startOfWeek } from "~/operations/time";
import { evidenceBySkill, type Fact, fromWords, issuesOf, trialOf } from "../counts/fact";
import { type GroupShare, groupDifference, groupShare } from "../counts/shares";
import { firstPasses } from "../counts/tallies";
import type { Count } from "../counts/wilson";
import type { AiAnswer } from "../trust/ai-trust.server";
import { cohortTrust, type Estimate, NONE } from "../trust/cohort-trust";
import { RECENT_WEEKS, type WeekShare } from "./constants";

/**
 * A cohort's figures by week, starting with its first submission. Pure. Long: each figure is counted for one learner,
 * added up over learners, and described.
 */

/** The columns of the facts that the figures need. */
export const WEEK_COLUMNS = {
  submissionId: true,
  slug: true,
  tryNumber: true,
  kind: true,
  status: true,
  counting: true,
  handedInAt: true,
  confidence: true,
  cameTrue: true,
  flawed: true,
  requested: true,
  explained: true,
  proven: true,
  confirmed: true,
  actionable: true,
  skills: true,
  issues: true,
} as const satisfies Partial<Record<keyof Fact, true>>;
export type WeekFact = Pick<Fact, keyof typeof WEEK_COLUMNS>;

export interface WeekFigures {
  /** The week's Monday, "2026-11-16". */
  readonly week: string;
  /** The number of learners who submitted something. */
  readonly learners: number;
  readonly handIns: number;
  /** How many times a learner passed an exercise for the first time. */
  readonly firstPasses: number;
  /**
   * The shares of scored attempts that passed, of issues that were found in scored reviews, and of flawed changes and
   * of clean changes for which the learner requested changes.
   */
  readonly shares: Readonly<Record<WeekShare, GroupShare>>;
  /**
   * How well the learners distinguished flawed changes from clean ones in this week; null if there are too few
   * verdicts.
   */
  readonly dPrime: Estimate | null;
  /** Whether they requested changes too rarely (above 0) or too often (below 0); null whenever d′ is null. */
  readonly criterion: Estimate | null;
  /**
   * d′ and the criterion for learners' judgements of AI reviewers' comments. A judgement counts in the week of the
   * submission that it belongs to.
   */
  readonly aiDPrime: Estimate | null;
  readonly aiCriterion: Estimate | null;
  /** The share of scored attempts that passed, by skill. Leaves out skills without a scored attempt. */
  readonly skills: Readonly<Partial<Record<Skill, GroupShare>>>;
  /** The share of issues in scored reviews that were missed, by class. Leaves out classes without an issue. */
  readonly missed: Readonly<Partial<Record<DefectClass, GroupShare>>>;
  /**
   * The share of answers that were correct, and the mean confidence that learners stated (0 to 1), by kind. Leaves out
   * kinds without an answer.
   */
  readonly sure: Readonly<Partial<Record<KindId, WeekConfidence>>>;
  /** The number of learners who have submitted something in this week or before. */
  readonly begun: number;
  /**
   * How many of these learners have demonstrated each skill at the end of the week. Leaves out skills that no one has
   * demonstrated.
   */
  readonly demonstrated: Readonly<Partial<Record<Skill, number>>>;
  /** How many tracks were finished by the end of the week, added up over learners. */
  readonly finished: number;
}

export interface WeekConfidence extends GroupShare {
  readonly said: number;
}

/** A share in the newest `RECENT_WEEKS` weeks, and in all earlier weeks. */
export interface Change {
  readonly before: GroupShare;
  readonly recent: GroupShare;
  /** The 95% interval of the recent share minus the earlier one; null if one of them has no interval. */
  readonly change: GroupShare["interval"];
}

export interface OverTime {
  /** Oldest first. */
  readonly weeks: readonly WeekFigures[];
  /** The share of passes by skill. Leaves out skills without a scored attempt. */
  readonly skills: Readonly<Partial<Record<Skill, Change>>>;
  /** The share of missed issues by class. Leaves out classes without an issue. */
  readonly missed: Readonly<Partial<Record<DefectClass, Change>>>;
}

/** The maximum number of weeks, which is ten years. Older weeks are left out. */
export const MOST_WEEKS = 520;

const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** One learner's counts in one week. */
interface OwnWeek {
  readonly handIns: number;
  readonly firstPasses: number;
  readonly shares: Readonly<Record<WeekShare, Count>>;
  readonly verdicts: VerdictCounts;
  /** `flawed` counts comments that are right, and `clean` counts all others, as in `judgeAiTrust`. */
  readonly aiAnswers: VerdictCounts;
  readonly skills: ReadonlyMap<Skill, Count>;
  readonly missed: ReadonlyMap<DefectClass, Count>;
  /** Keyed by kind. `said` is the sum of the stated percentages. */
  readonly sure: ReadonlyMap<KindId, Count & { readonly said: number }>;
}

/** One learner's weeks. */
interface Own {
  readonly weeks: ReadonlyMap<string, OwnWeek>;
  /**
   * The weeks in which the set of demonstrated skills changed, in order, each with all skills demonstrated after that
   * week.
   */
  readonly demonstrated: readonly (readonly [week: string, skills: readonly Skill[]])[];
  /** The week in which the learner passed the last exercise of a track, for each finished track. */
  readonly finished: readonly string[];
}

const share = (answers: readonly boolean[]): Count => ({ of: answers.filter(Boolean).length, all: answers.length });

function addTo<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The share for each id that has answers, in the order of `ids`. */
const sharesOf = <Id extends string>(ids: readonly Id[], answersBy: ReadonlyMap<string, boolean[]>) =>
  new Map(
    ids.flatMap((id): [Id, Count][] => {
      const answers = answersBy.get(id);
      return answers ? [[id, share(answers)]] : [];
    }),
  );

function ownWeek(
  facts: readonly WeekFact[],
  isFirstPass: (fact: WeekFact) => boolean,
  aiAnswers: readonly AiAnswer[],
): OwnWeek {
  const scored = facts.filter(({ counting }) => counting);
  const trials = facts.flatMap((fact) => trialOf(fact) ?? []);
  const isPassed = ({ status }: WeekFact) => status === "passed";
  const requestedOn = (flawed: boolean) =>
    trials.filter((trial) => trial.flawed === flawed).map((one) => one.requested);
  const issues = scored.flatMap(issuesOf);
  const passesBy = new Map<string, boolean[]>();
  for (const fact of scored)
    for (const skill of new Set(fromWords(fact.skills))) addTo(passesBy, skill, isPassed(fact));
  const missesBy = new Map<string, boolean[]>();
  for (const issue of issues) addTo(missesBy, issue.class, !issue.caught);
  const sure = KIND_IDS.map((kind): [KindId, Count & { said: number }] => {
    const answers = scored.filter((fact) => fact.kind === kind && fact.cameTrue !== null);
    const said = answers.reduce((sum, { confidence }) => sum + confidence, 0);
    return [kind, { ...share(answers.map(({ cameTrue }) => cameTrue === true)), said }];
  });
  return {
    handIns: facts.length,
    firstPasses: facts.filter(isFirstPass).length,
    shares: {
      passed: share(scored.map(isPassed)),
      found: share(issues.map(({ caught }) => caught)),
      refused: share(requestedOn(true)),
      falseAlarms: share(requestedOn(false)),
    },
    verdicts: countVerdicts(trials),
    aiAnswers: countVerdicts(aiAnswers.map(({ isRight, saidRight }) => ({ flawed: isRight, requested: saidRight }))),
    skills: sharesOf(SKILL_IDS, passesBy),
    missed: sharesOf(DEFECT_CLASS_IDS, missesBy),
    sure: new Map(sure.filter(([, { all }]) => all > 0)),
  };
}

/** Which skills a learner has demonstrated after each week. A skill that is fading is left out. */
function demonstratedBy(inTime: readonly WeekFact[]): Own["demonstrated"] {
  const bySkill = evidenceBySkill(inTime);
  const states = new Map<string, Map<Skill, boolean>>();
  for (const skill of SKILL_IDS)
    skillProgress(skill, bySkill.get(skill) ?? [], (state, at) => {
      const week = dayOf(startOfWeek(at));
      states.set(week, (states.get(week) ?? new Map<Skill, boolean>()).set(skill, state === "shown"));
    });
  let known: readonly Skill[] = [];
  return [...states]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([week, changes]): Own["demonstrated"] => {
      const before = known;
      known = SKILL_IDS.filter((skill) => changes.get(skill) ?? before.includes(skill));
      return known.join() === before.join() ? [] : [[week, known]];
    });
}

/**
 * Adds up learners' counts one learner at a time, because all facts of a large cohort would not fit into memory
 * together.
 */
export class WeekSums {
  readonly #learners: Own[] = [];
  readonly #tracks: readonly (readonly string[])[];

  /** `tracks`: for each track, the slugs of the exercises that it offers. */
  constructor(tracks: readonly (readonly string[])[] = []) {
    this.#tracks = tracks;
  }

  /** Adds a learner, with all of the learner's facts and answers to AI reviewers' comments, in any order. */
  add(facts: readonly WeekFact[], aiAnswers: readonly AiAnswer[] = []): void {
    const inTime = [...facts].sort(
      (a, b) => a.handedInAt.getTime() - b.handedInAt.getTime() || (a.submissionId < b.submissionId ? -1 : 1),
    );
    const passes = new Map(firstPasses(inTime).map((fact) => [fact.slug, fact]));
    const byWeek = new Map<string, WeekFact[]>();
    for (const fact of inTime) addTo(byWeek, dayOf(startOfWeek(fact.handedInAt)), fact);
    const answersBy = new Map<string, AiAnswer[]>();
    for (const answer of aiAnswers) addTo(answersBy, dayOf(startOfWeek(answer.handedInAt)), answer);
    const ownWeeks = [...byWeek].map(([week, own]) => {
      const answers = answersBy.get(week) ?? [];
      return [week, ownWeek(own, (fact) => passes.get(fact.slug) === fact, answers)] as const;
    });
    const finished = this.#tracks.flatMap((slugs) => {
      const times = slugs.flatMap((slug) => passes.get(slug)?.handedInAt.getTime() ?? []);
      return times.length < slugs.length ? [] : [dayOf(startOfWeek(new Date(Math.max(...times))))];
    });
    this.#learners.push({ weeks: new Map(ownWeeks), demonstrated: demonstratedBy(inTime), finished });
  }

  /**
   * The weeks from the first one with a submission to the current one, including weeks without submissions. At most
   * the newest `MOST_WEEKS`.
   */
  figures(now: Date): OverTime {
    const weeks = this.#weeks(now);
    const [before, recent] = [this.#in(weeks.slice(0, -RECENT_WEEKS)), this.#in(weeks.slice(-RECENT_WEEKS))];
    return {
      weeks: weeks.map((week) => ({ ...figuresOf(week, this.#in([week]).flat()), ...this.#soFar(week) })),
      skills: changesOf(SKILL_IDS, before, recent, ({ skills }) => skills),
      missed: changesOf(DEFECT_CLASS_IDS, before, recent, ({ missed }) => missed),
    };
  }

  #soFar(week: string): Pick<WeekFigures, SoFar> {
    const counts = new Map<Skill, number>();
    let begun = 0;
    let finished = 0;
    for (const { weeks, demonstrated, finished: own } of this.#learners) {
      // A learner's weeks are sorted, oldest first.
      const [first] = weeks.keys();
      if (first === undefined || first > week) continue;
      begun++;
      finished += own.filter((since) => since <= week).length;
      const [, skills = []] = demonstrated.findLast(([since]) => since <= week) ?? [];
      for (const skill of skills) counts.set(skill, (counts.get(skill) ?? 0) + 1);
    }
    const inOrder = SKILL_IDS.flatMap((skill): [Skill, number][] => {
      const count = counts.get(skill);
      return count === undefined ? [] : [[skill, count]];
    });
    return { begun, demonstrated: Object.fromEntries(inOrder), finished };
  }

  #weeks(now: Date): string[] {
    const used = this.#learners.flatMap(({ weeks }) => [...weeks.keys()]).sort();
    const [first, newest] = [used[0], used.at(-1)];
    if (first === undefined || newest === undefined) return [];
    const last = Math.max(startOfWeek(now).getTime(), new Date(newest).getTime());
    const count = Math.round((last - new Date(first).getTime()) / (7 * DAY_MS)) + 1;
    const days = Array.from({ length: count }, (_, n) => dayOf(new Date(new Date(first).getTime() + n * 7 * DAY_MS)));
    return days.slice(-MOST_WEEKS);
  }

  /** Each learner's counts in these weeks. */
  readonly #in = (weeks: readonly string[]): OwnWeek[][] =>
    this.#learners.map((own) => weeks.flatMap((week) => own.weeks.get(week) ?? []));
}

/** The figures that count everything up to the end of a week. */
type SoFar = "begun" | "demonstrated" | "finished";

/** The number of resamples, low enough to compute d′ for each week of a large cohort in a few seconds. */
const RESAMPLES = 500;

function figuresOf(week: string, learners: readonly OwnWeek[]): Omit<WeekFigures, SoFar> {
  const sum = (pick: (own: OwnWeek) => number) => learners.reduce((all, own) => all + pick(own), 0);
  const shareOf = (name: WeekShare) => groupShare(learners.map(({ shares }) => shares[name]));
  const sharesBy = <Id extends string>(ids: readonly Id[], of: (own: OwnWeek) => ReadonlyMap<Id, Count>) =>
    ids.flatMap((id): [Id, GroupShare][] => {
      const shared = groupShare(learners.flatMap((own) => of(own).get(id) ?? []));
      return shared.all === 0 ? [] : [[id, shared]];
    });
  const sure = sharesBy(KIND_IDS, (own) => own.sure).map(([kind, right]): [KindId, WeekConfidence] => [
    kind,
    { ...right, said: sum((own) => own.sure.get(kind)?.said ?? 0) / (100 * right.all) },
  ]);
  const trustIn = (answersOf: (own: OwnWeek) => VerdictCounts) =>
    cohortTrust(
      learners.map((own) => ({ early: answersOf(own), late: NONE })),
      RESAMPLES,
    );
  const { dPrime, criterion } = trustIn(({ verdicts }) => verdicts);
  const ai = trustIn(({ aiAnswers }) => aiAnswers);
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
    dPrime,
    criterion,
    aiDPrime: ai.dPrime,
    aiCriterion: ai.criterion,
    skills: Object.fromEntries(sharesBy(SKILL_IDS, (own) => own.skills)),
    missed: Object.fromEntries(sharesBy(DEFECT_CLASS_IDS, (own) => own.missed)),
    sure: Object.fromEntries(sure),
  };
}

/**
 * The change in each share, leaving out shares for which nothing was counted. Both lists contain the weeks of each
 * learner.
 */
function changesOf<Id extends string>(
  ids: readonly Id[],
  before: readonly OwnWeek[][],
  recent: readonly OwnWeek[][],
  pick: (own: OwnWeek) => ReadonlyMap<Id, Count>,
): Partial<Record<Id, Change>> {
  const countsOf = (learners: readonly OwnWeek[][], id: Id): Count[] =>
    learners.map((weeks) => {
      const counts = weeks.flatMap((own) => pick(own).get(id) ?? []);
      return {
        of: counts.reduce((sum, one) => sum + one.of, 0),
        all: counts.reduce((sum, one) => sum + one.all, 0),
      };
    });
  const changes = ids.flatMap((id): [Id, Change][] => {
    const [old, late] = [countsOf(before, id), countsOf(recent, id)];
    const row = { before: groupShare(old), recent: groupShare(late), change: groupDifference(late, old) };
    return row.before.all + row.recent.all === 0 ? [] : [[id, row]];
  });
  return Object.fromEntries(changes) as Partial<Record<Id, Change>>;
}
