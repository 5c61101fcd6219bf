import { stepOf } from "~/kinds/calibration";
import { skillProgress } from "~/kinds/progress";
import { SKILL_IDS } from "~/kinds/skills";
import { countVerdicts } from "~/kinds/trust";
import { startOfDay, startOfWeek } from "~/operations/time";
import { evidenceBySkill, type Fact, issuesOf, trialOf } from "./fact";

/**
 * A learner's counts, always calculated from all facts about the learner, whatever was stored before. Pure. Each list
 * contains the rows of one table, without the learner's id. Counts of zero have no row.
 */
export interface Tallies {
  readonly learner: readonly LearnerTally[];
  readonly skills: readonly { skill: string; state: string; tries: number; passes: number }[];
  readonly classes: readonly { class: string; issues: number; caught: number }[];
  readonly sure: readonly {
    kind: string;
    step: number;
    answers: number;
    right: number;
    said: number;
    squares: number;
  }[];
  readonly weeks: readonly { week: Date; handIns: number; passed: number }[];
  readonly tracks: readonly { track: string; tried: number; passed: number }[];
}

interface LearnerTally {
  readonly handIns: number;
  readonly passed: number;
  readonly firstOn: Date;
  readonly firstPassOn: Date | null;
  readonly lastOn: Date;
  readonly flawed: number;
  readonly clean: number;
  readonly hits: number;
  readonly falseAlarms: number;
}

/** The fields from which a learner's counts are calculated. */
export type CountedFact = Omit<Fact, "revisionId" | "score" | "ownStatus" | "ownScore" | "history" | "contested">;

/** `facts` are all facts of one learner, in any order. */
export function tallyOf(facts: readonly CountedFact[]): Tallies {
  const inTime = [...facts].sort(
    (a, b) => a.handedInAt.getTime() - b.handedInAt.getTime() || (a.submissionId < b.submissionId ? -1 : 1),
  );
  return {
    learner: learnerOf(inTime),
    skills: skillsOf(inTime),
    classes: classesOf(inTime),
    sure: sureOf(inTime),
    weeks: weeksOf(inTime),
    tracks: tracksOf(inTime),
  };
}

const isPassed = ({ status }: Pick<Fact, "status">) => status === "passed";

/** The first pass of each exercise, oldest first. */
export function firstPasses<One extends Pick<Fact, "status" | "slug">>(inTime: readonly One[]): One[] {
  const seen = new Set<string>();
  return inTime.filter((fact) => isPassed(fact) && !seen.has(fact.slug) && seen.add(fact.slug));
}

function learnerOf(inTime: readonly CountedFact[]): LearnerTally[] {
  const [first, last] = [inTime[0], inTime.at(-1)];
  if (!first || !last) return [];
  const passes = firstPasses(inTime);
  const verdicts = countVerdicts(inTime.flatMap((fact) => trialOf(fact) ?? []));
  return [
    {
      handIns: inTime.length,
      passed: passes.length,
      firstOn: startOfDay(first.handedInAt),
      firstPassOn: passes[0] ? startOfDay(passes[0].handedInAt) : null,
      lastOn: startOfDay(last.handedInAt),
      ...verdicts,
    },
  ];
}

function skillsOf(inTime: readonly CountedFact[]): Tallies["skills"] {
  const bySkill = evidenceBySkill(inTime);
  return SKILL_IDS.flatMap((skill) => {
    const evidence = bySkill.get(skill);
    if (!evidence) return [];
    const { state, tries, passes } = skillProgress(skill, evidence);
    return [{ skill, state, tries, passes }];
  });
}

/** Adds up values by a key, in the order in which the keys first appear. */
function sumBy<T, Row>(values: readonly T[], keyOf: (value: T) => string, add: (row: Row | null, value: T) => Row) {
  const rows = new Map<string, Row>();
  for (const value of values) rows.set(keyOf(value), add(rows.get(keyOf(value)) ?? null, value));
  return [...rows.values()];
}

function classesOf(inTime: readonly CountedFact[]): Tallies["classes"] {
  const issues = inTime.filter(({ counting }) => counting).flatMap(issuesOf);
  return sumBy(
    issues,
    (issue) => issue.class,
    (row: Tallies["classes"][number] | null, issue) => ({
      class: issue.class,
      issues: (row?.issues ?? 0) + 1,
      caught: (row?.caught ?? 0) + (issue.caught ? 1 : 0),
    }),
  );
}

function sureOf(inTime: readonly CountedFact[]): Tallies["sure"] {
  return sumBy(
    inTime.filter(({ counting, cameTrue }) => counting && cameTrue !== null),
    ({ kind, confidence }) => `${kind} ${stepOf(confidence)}`,
    (row: Tallies["sure"][number] | null, { kind, confidence, cameTrue }) => ({
      kind,
      step: stepOf(confidence),
      answers: (row?.answers ?? 0) + 1,
      right: (row?.right ?? 0) + (cameTrue ? 1 : 0),
      said: (row?.said ?? 0) + confidence,
      squares: (row?.squares ?? 0) + (confidence - (cameTrue ? 100 : 0)) ** 2,
    }),
  );
}

function weeksOf(inTime: readonly CountedFact[]): Tallies["weeks"] {
  const passes = new Set(firstPasses(inTime));
  return sumBy(
    inTime,
    ({ handedInAt }) => startOfWeek(handedInAt).toISOString(),
    (row: Tallies["weeks"][number] | null, fact) => ({
      week: startOfWeek(fact.handedInAt),
      handIns: (row?.handIns ?? 0) + 1,
      passed: (row?.passed ?? 0) + (passes.has(fact) ? 1 : 0),
    }),
  );
}

function tracksOf(inTime: readonly CountedFact[]): Tallies["tracks"] {
  const tried = [...new Map(inTime.map((fact) => [fact.slug, fact])).values()];
  const passed = new Set(firstPasses(inTime).map(({ slug }) => slug));
  return sumBy(
    tried,
    ({ track }) => track,
    (row: Tallies["tracks"][number] | null, { track, slug }) => ({
      track,
      tried: (row?.tried ?? 0) + 1,
      passed: (row?.passed ?? 0) + (passed.has(slug) ? 1 : 0),
    }),
  );
}
