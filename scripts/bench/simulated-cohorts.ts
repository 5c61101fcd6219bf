import { DAY_MS } from "~/operations/time";
import type { Exercise } from "../../app/catalogue/catalogue.server";
import { type Fact, type Parts, toWords } from "../../app/cohort/counts/fact";
import { tallyOf } from "../../app/cohort/counts/tallies";
import { isCounting } from "../../app/kinds/rules";
import { seeded } from "../../app/kinds/seeded";
import type { Skill } from "../../app/kinds/skills";
import type { Bulk, Value } from "./bulk";

/**
 * Simulates learners who submit for two years: ability θ and difficulty b are normal; the n-th attempt passes with
 * probability 1 / (1 + exp(−1.2(θ + 0.35(n − 1) − b))); an issue is caught with probability 1 / (1 + exp(−(θ − b))); a
 * verdict is correct by signal detection with d′ = max(0, 1 + 0.8θ); the mean confidence is 80% for correct and 70% for
 * wrong verdicts. Learners make up to three attempts at an exercise and then go on to the next one. They differ greatly
 * in how much they practise. Long: it writes ten tables.
 */
export interface Scale {
  readonly learners: number;
  readonly submissions: number;
}

export interface SimulatedExercise {
  readonly slug: string;
  readonly revisionId: string;
  readonly exercise: Exercise;
  readonly difficulty: number;
  readonly isFlawed: boolean;
}

const SPAN_DAYS = 730;
const TRIES = 3;
const LEARNERS_AT_ONCE = 25;

/** A draw from the normal distribution (Box & Muller 1958). */
export const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/**
 * The sizes of the cohorts. The k-th largest has about a twelfth of all learners, divided by the square root of k. No
 * cohort has fewer than 12 learners.
 */
function cohortSizes(learners: number): number[] {
  const sizes: number[] = [];
  for (let left = learners, k = 1; left > 0; k++) {
    const size = Math.min(left, Math.max(12, Math.round(learners / 12 / Math.sqrt(k))));
    sizes.push(size);
    left -= size;
  }
  return sizes;
}

/** A UUID (version 7) that begins with the time, so that ids are in chronological order. */
const idAt = (at: number, random: () => number) => {
  const time = at.toString(16).padStart(12, "0");
  const tail = Array.from({ length: 19 }, () => Math.floor(random() * 16).toString(16)).join("");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6, 18)}`;
};

/** All of one learner's submissions, in chronological order. */
function careerOf(
  userId: string,
  target: number,
  exercises: readonly SimulatedExercise[],
  endMs: number,
  random: () => number,
) {
  const ability = normal(random);
  const made: { fact: Fact; parts: Parts; work: string; report: string }[] = [];
  const first = Math.floor(random() * exercises.length);
  // Submissions are spread evenly over the learner's active time, which ends at some point in the last year.
  const until = endMs - Math.floor(random() * random() * 365 * DAY_MS);
  const from = Math.max(endMs - SPAN_DAYS * DAY_MS, until - (60 + random() * 400) * DAY_MS);
  let place = 0;
  for (let step = 0; made.length < target && step < exercises.length; step++) {
    // Steps of 7 reach every exercise, in an order that mixes the kinds, unless the number of exercises is a multiple
    // of 7.
    const { exercise, difficulty, isFlawed, slug, revisionId } = exercises[(first + step * 7) % exercises.length]!;
    const { kind, meta } = exercise;
    const hintsUsed = random() < 0.04 ? 1 : 0;
    for (let tryNumber = 1; tryNumber <= TRIES && made.length < target; tryNumber++) {
      const isPassed = random() < logistic(1.2 * (ability + 0.35 * (tryNumber - 1) - difficulty));
      const at = from + ((until - from) * place++) / target;
      const requested = normal(random) + (isFlawed ? 0.5 : -0.5) * Math.max(0, 1 + 0.8 * ability) > 0;
      const score = isPassed ? 0.7 + 0.3 * random() : 0.7 * random();
      const { work, report } = kind.can.simulated!({ isPassed, score, isFlawed, requested });
      const { cameTrue, trial } = kind.report.facts(report, work);
      const counting = isCounting(kind.rules, tryNumber, hintsUsed);
      const status = isPassed ? "passed" : "failed";
      const caught = meta.classes.map(() => random() < logistic(ability - difficulty));
      const confidence = Math.round(Math.min(100, Math.max(50, (cameTrue ? 80 : 70) + 12 * normal(random))));
      const skills: Skill[] = [...meta.skills, ...kind.rules.alwaysTrains];
      made.push({
        fact: {
          submissionId: idAt(Math.floor(at), random),
          userId,
          slug,
          kind: kind.id,
          revisionId,
          track: meta.track,
          tryNumber,
          counting,
          handedInAt: new Date(Math.floor(at)),
          status,
          score,
          ownStatus: status,
          ownScore: score,
          history: JSON.stringify([[Math.floor(at), status, score]]),
          confidence,
          cameTrue,
          contested: false,
          flawed: counting && trial ? trial.flawed : null,
          requested: counting && trial ? trial.requested : null,
          explained: kind.can.explainBack ? random() < 0.7 : null,
          proven: kind.can.backing ? random() < 0.5 : null,
          confirmed: null,
          actionable: null,
          skills: toWords(skills),
          issues: trial ? toWords(meta.classes.map((one, i) => `${one}${caught[i] ? "+" : "-"}`)) : "",
        },
        parts: {
          parts: meta.classes.map((one, i) => [kind.card.parts[0]!.type, one, caught[i] ? 1 : 0]),
          falseAlarms: [],
        },
        work: JSON.stringify(work),
        report: JSON.stringify(report),
      });
      if (isPassed || kind.rules.scoredAttempts === 1) break;
    }
  }
  return made;
}

export interface Filled {
  readonly submissions: number;
  /** Ids and sizes of the cohorts, largest first. */
  readonly cohorts: readonly { readonly id: string; readonly size: number }[];
}

/** The id of the n-th learner, from 0. */
export const learnerIdOf = (n: number): string => `10000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** Fills a database with cohorts, learners and their submissions. */
export async function fillCohorts(
  bulk: Bulk,
  { learners, submissions }: Scale,
  exercises: readonly SimulatedExercise[],
  say: (learners: number) => void,
): Promise<Filled> {
  const random = seeded("cohorts");
  const cohorts = cohortSizes(learners).map((size, n) => ({
    id: `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`,
    size,
  }));
  await bulk.add(
    "Cohort",
    cohorts.map(({ id }, n) => ({ id, name: `Cohort ${n + 1}` })),
  );
  const homes = cohorts.flatMap(({ id, size }) => Array.from({ length: size }, () => id));
  const endMs = Date.now() - 60_000;
  const today = new Date(Math.floor(endMs / DAY_MS) * DAY_MS);
  let [made, n] = [0, 0];
  while (n < learners) {
    const rows: Record<string, Record<string, Value>[]> = {};
    const push = (table: string, row: Record<string, Value>) => {
      rows[table] ??= [];
      rows[table].push(row);
    };
    for (let some = 0; some < LEARNERS_AT_ONCE && n < learners; some++, n++) {
      const userId = learnerIdOf(n);
      const day = { createdAt: today, updatedAt: today };
      push("User", { id: userId, name: `Learner ${n + 1}`, email: `l${n}@bench.example`, ...day });
      push("Membership", { id: `m${n}`, cohortId: homes[n]!, userId, role: "learner" });
      // A learner makes between 0.2 and 1.8 times the mean number of submissions that the remaining learners still have
      // to make. So the last learners even out all deviations.
      const mean = (submissions - made) / (learners - n);
      const career = careerOf(userId, Math.round(mean * (0.2 + 1.6 * random())), exercises, endMs, random);
      for (const { fact, parts, work, report } of career) {
        const { submissionId, slug, revisionId, tryNumber, confidence, handedInAt, status, score } = fact;
        push("Submission", {
          id: submissionId,
          userId,
          slug,
          revisionId,
          handInKey: submissionId,
          tryNumber,
          hintsUsed: fact.counting ? 0 : 1,
          seed: "s",
          work,
          confidence,
          handedInAt,
        });
        push("Result", {
          id: submissionId,
          submissionId,
          revisionId,
          engineVersion: "simulated",
          status,
          score,
          report,
          gradedAt: handedInAt,
          rank: 0,
        });
        push("TryFact", { ...fact });
        push("TryParts", { submissionId, parts: JSON.stringify(parts) });
      }
      const tallies = tallyOf(career.map(({ fact }) => fact));
      for (const [table, list] of [
        ["LearnerTally", tallies.learner],
        ["SkillTally", tallies.skills],
        ["ClassTally", tallies.classes],
        ["SureTally", tallies.sure],
        ["WeekTally", tallies.weeks],
        ["TrackTally", tallies.tracks],
      ] as const)
        for (const row of list) push(table, { userId, ...row });
      made += career.length;
    }
    for (const [table, list] of Object.entries(rows)) await bulk.add(table, list);
    say(n);
  }
  return { submissions: made, cohorts };
}
