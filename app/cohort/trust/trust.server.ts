import { z } from "zod";
import type { CohortLearners } from "~/accounts/reading/learners.server";
import { findExercise, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { calibration, type SureStep } from "~/kinds/calibration";
import { DEFECT_CLASS_IDS, type DefectClass } from "~/kinds/defect-classes";
import { KIND_IDS } from "~/kinds/registry";
import type { VerdictCounts } from "~/kinds/trust";
import { DAY_MS } from "~/operations/time";
import { findOrMake, type Kept } from "../counts/kept.server";
import { countOfLearners, readOfLearners } from "../counts/learning.server";
import { groupShare } from "../counts/shares";
import { countTried } from "../items/tried.server";
import { countAiAnswers } from "./ai-trust.server";
import { cohortTrust, type Halves, NONE } from "./cohort-trust";
import { countMissed } from "./missed-where.server";
import { suggestFor } from "./suggest";

/** A cohort's trust, computed only from submissions and scored attempts. */

export const EstimateSchema = z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable();
const counts = z.object({ flawed: z.int(), clean: z.int(), hits: z.int(), falseAlarms: z.int() });
const interval = z.tuple([z.number(), z.number()]).readonly().nullable();
const share = z.object({ learners: z.int(), of: z.int(), all: z.int(), interval });

export const TrustFiguresSchema = z.object({
  learners: z.int(),
  counts,
  dPrime: EstimateSchema,
  criterion: EstimateSchema,
  change: EstimateSchema,
  /** The day that divides the reviews into halves; null if there are no reviews. */
  halvedOn: z.iso.date().nullable(),
  /** For each class, also the exercise in which the most issues were missed; null if none was missed. */
  missed: z.array(
    share.extend({
      class: z.enum(DEFECT_CLASS_IDS),
      mostIn: z.object({ slug: z.string(), of: z.int() }).nullable(),
    }),
  ),
  falseAlarms: share,
  /** Trust in AI reviewers (see `judgeAiTrust`). */
  ai: z.object({ learners: z.int(), counts, dPrime: EstimateSchema, criterion: EstimateSchema }),
  calibration: z.array(
    z.object({
      kind: z.enum(KIND_IDS),
      answers: z.int(),
      brier: z.number(),
      curve: z
        .array(z.object({ from: z.int(), to: z.int(), answers: z.int(), said: z.number(), right: z.number() }))
        .readonly()
        .nullable(),
    }),
  ),
});
export type TrustFigures = z.infer<typeof TrustFiguresSchema>;

export async function makeTrustFigures(cohort: CohortLearners): Promise<TrustFigures> {
  const [halves, answers, classes, missedIn, sure] = await Promise.all([
    readHalves(cohort),
    readOfLearners(cohort, countAiAnswers),
    readOfLearners(cohort, (of) =>
      db.classTally.findMany({ where: of, select: { class: true, issues: true, caught: true } }),
    ),
    countMissed(cohort),
    readOfLearners(cohort, (of) =>
      db.sureTally.groupBy({
        by: ["kind", "step"],
        where: of,
        _sum: { answers: true, right: true, said: true, squares: true },
      }),
    ),
  ]);
  const { learners } = halves;
  return {
    ...cohortTrust(learners),
    halvedOn: halves.on,
    missed: DEFECT_CLASS_IDS.flatMap((id) => {
      const rows = classes.filter((row) => row.class === id);
      if (rows.length === 0) return [];
      const share = groupShare(rows.map(({ issues, caught }) => ({ of: issues - caught, all: issues })));
      return [{ class: id, ...share, mostIn: missedIn.get(id) ?? null }];
    }).sort((a, b) => b.of / b.all - a.of / a.all),
    falseAlarms: groupShare(
      learners.map(({ early, late }) => ({
        of: early.falseAlarms + late.falseAlarms,
        all: early.clean + late.clean,
      })),
    ),
    ai: aiTrustOf(answers.map((one) => one.counts)),
    calibration: KIND_IDS.flatMap((kind) => {
      const steps = sure.filter((row) => row.kind === kind).map(({ step, _sum }) => stepOfSums(step, _sum));
      const points = calibration(steps);
      return points ? [{ kind, ...points }] : [];
    }),
  };
}

/** For AI reviewers, no change over time is calculated, so all answers are put into the same half. */
function aiTrustOf(learners: readonly VerdictCounts[]): TrustFigures["ai"] {
  const {
    learners: count,
    counts: all,
    dPrime,
    criterion,
  } = cohortTrust(learners.map((early) => ({ early, late: NONE })));
  return { learners: count, counts: all, dPrime, criterion };
}

type Sums = { [field in keyof Omit<SureStep, "step">]: number | null };
const stepOfSums = (step: number, { answers, right, said, squares }: Sums): SureStep => ({
  step,
  answers: answers ?? 0,
  right: right ?? 0,
  said: said ?? 0,
  squares: squares ?? 0,
});

/** Each learner's verdicts before the day that divides the cohort's reviews into halves, and from that day on. */
async function readHalves(cohort: CohortLearners): Promise<{ on: string | null; learners: Halves[] }> {
  const day = await findMiddleDay(cohort);
  if (!day) return { on: null, learners: [] };
  const countsIn = (handedInAt: { lt: Date } | { gte: Date }) =>
    readOfLearners(cohort, (of) =>
      db.tryFact.groupBy({
        by: ["userId", "flawed", "requested"],
        where: { ...of, ...JUDGED, handedInAt },
        _count: true,
      }),
    );
  const [early, late] = await Promise.all([countsIn({ lt: day }), countsIn({ gte: day })]);
  const learners = new Map<string, Halves>();
  for (const [half, rows] of [
    ["early", early],
    ["late", late],
  ] as const)
    for (const { userId, flawed, requested, _count } of rows) {
      const before = learners.get(userId) ?? { early: NONE, late: NONE };
      learners.set(userId, { ...before, [half]: add(before[half], flawed === true, requested === true, _count) });
    }
  return { on: day.toISOString().slice(0, 10), learners: [...learners.values()] };
}

const JUDGED = { flawed: { not: null } };

/**
 * The day (UTC) of the median review; null if there are no reviews. The day is found by bisection, because there are
 * many reviews.
 */
async function findMiddleDay(cohort: CohortLearners): Promise<Date | null> {
  const ends = await readOfLearners(cohort, async (of) => [
    await db.tryFact.aggregate({
      where: { ...of, ...JUDGED },
      _count: true,
      _min: { handedInAt: true },
      _max: { handedInAt: true },
    }),
  ]);
  const middle = Math.floor(ends.reduce((sum, { _count }) => sum + _count, 0) / 2);
  const times = ends.flatMap(({ _min, _max }) => [_min.handedInAt, _max.handedInAt]).filter((time) => time !== null);
  if (times.length === 0) return null;
  const dayOf = (time: number) => Math.floor(time / DAY_MS);
  let first = dayOf(Math.min(...times.map((time) => time.getTime())));
  let last = dayOf(Math.max(...times.map((time) => time.getTime())));
  while (first < last) {
    const day = Math.ceil((first + last) / 2);
    const handedInAt = { lt: new Date(day * DAY_MS) };
    const before = await countOfLearners(cohort, (of) => db.tryFact.count({ where: { ...of, ...JUDGED, handedInAt } }));
    if (before <= middle) first = day;
    else last = day - 1;
  }
  return new Date(first * DAY_MS);
}

const add = (to: VerdictCounts, flawed: boolean, requested: boolean, count: number): VerdictCounts => ({
  flawed: to.flawed + (flawed ? count : 0),
  clean: to.clean + (flawed ? 0 : count),
  hits: to.hits + (flawed && requested ? count : 0),
  falseAlarms: to.falseAlarms + (!flawed && requested ? count : 0),
});

/** A cohort's stored figures about trust; null in a large cohort until they have been calculated. */
export const findTrustFigures = (cohort: CohortLearners): Promise<Kept<TrustFigures> | null> =>
  findOrMake(cohort, "trust", TrustFiguresSchema, makeTrustFigures);

/** Exercises on a class of defects that not every learner has handed in, for leads who assign them. */
export async function listSuggestions(
  cohort: CohortLearners,
  of: DefectClass,
): Promise<{ slug: string; title: string }[]> {
  // `listExercises` leaves out the classes of reviews, so we look them up. Leads who assign exercises may see them.
  const listings = listExercises([cohort.cohortId])
    .map((one) => ({ ...one, classes: findExercise(one.slug)?.meta.classes ?? [] }))
    .filter(({ classes }) => classes.includes(of));
  const slugs = listings.map(({ slug }) => slug);
  const [triedBy, learners] = await Promise.all([countTried(cohort, slugs), cohort.count()]);
  const isLeft = ({ slug }: (typeof listings)[number]) => (triedBy.get(slug) ?? 0) < learners;
  return suggestFor(of, listings.filter(isLeft), triedBy);
}
