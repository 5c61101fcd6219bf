import { z } from "zod";
import { findExercise, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import { DEFECT_CLASS_IDS, type DefectClass } from "~/kinds/defect-classes";
import { KIND_IDS } from "~/kinds/kind";
import { calibration, judgeTrust, type SureStep, type Trust, type VerdictCounts } from "~/kinds/trust";
import { cohortTrust, type Halves } from "./cohort-trust";
import { findKept, type Kept, keepMade, ofCohort } from "./kept.server";
import { groupShare } from "./shares";
import { suggestFor } from "./suggest";

/** How a cohort's trust is placed. All of it is from what was handed in, and from tries that count. */

const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable();
const interval = z.tuple([z.number(), z.number()]).readonly().nullable();
const share = z.object({ learners: z.int(), of: z.int(), all: z.int(), interval });

export const TrustFiguresSchema = z.object({
  learners: z.int(),
  counts: z.object({ flawed: z.int(), clean: z.int(), hits: z.int(), falseAlarms: z.int() }),
  dPrime: estimate,
  criterion: estimate,
  change: estimate,
  /** The day that parts the first half of the reviews from the second; null without reviews. */
  halvedOn: z.iso.date().nullable(),
  missed: z.array(share.extend({ class: z.enum(DEFECT_CLASS_IDS) })),
  falseAlarms: share,
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

const learning = (cohortId: string) => ({ user: { memberships: { some: { cohortId, role: "learner" } } } });

export async function makeTrustFigures(cohortId: string): Promise<TrustFigures> {
  const of = learning(cohortId);
  const [halves, classes, sure] = await Promise.all([
    readHalves(cohortId),
    db.classTally.findMany({ where: of, select: { class: true, issues: true, caught: true } }),
    db.sureTally.groupBy({
      by: ["kind", "step"],
      where: of,
      _sum: { answers: true, right: true, said: true, squares: true },
    }),
  ]);
  const { learners } = halves;
  return {
    ...cohortTrust(learners),
    halvedOn: halves.on,
    missed: DEFECT_CLASS_IDS.flatMap((id) => {
      const rows = classes.filter((row) => row.class === id);
      if (rows.length === 0) return [];
      return [{ class: id, ...groupShare(rows.map(({ issues, caught }) => ({ of: issues - caught, all: issues }))) }];
    }).sort((a, b) => b.of / b.all - a.of / a.all),
    falseAlarms: groupShare(
      learners.map(({ early, late }) => ({
        of: early.falseAlarms + late.falseAlarms,
        all: early.clean + late.clean,
      })),
    ),
    calibration: KIND_IDS.flatMap((kind) => {
      const steps = sure.filter((row) => row.kind === kind).map(({ step, _sum }) => stepOfSums(step, _sum));
      const told = calibration(steps);
      return told ? [{ kind, ...told }] : [];
    }),
  };
}

type Sums = { [field in keyof Omit<SureStep, "step">]: number | null };
const stepOfSums = (step: number, { answers, right, said, squares }: Sums): SureStep => ({
  ...{ step, answers: answers ?? 0, right: right ?? 0, said: said ?? 0, squares: squares ?? 0 },
});

/** Each learner's verdicts before and after the day on which half of the cohort's reviews were handed in. */
async function readHalves(cohortId: string): Promise<{ on: string | null; learners: Halves[] }> {
  const where = { ...learning(cohortId), flawed: { not: null } };
  const all = await db.tryFact.count({ where });
  const middle = await db.tryFact.findFirst({
    where,
    orderBy: [{ handedInAt: "asc" }, { submissionId: "asc" }],
    skip: Math.floor(all / 2),
    select: { handedInAt: true },
  });
  if (!middle) return { on: null, learners: [] };
  const on = middle.handedInAt.toISOString().slice(0, 10);
  const day = new Date(on);
  const countsIn = (handedInAt: { lt: Date } | { gte: Date }) =>
    db.tryFact.groupBy({ by: ["userId", "flawed", "requested"], where: { ...where, handedInAt }, _count: true });
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
  return { on, learners: [...learners.values()] };
}

const NONE: VerdictCounts = { flawed: 0, clean: 0, hits: 0, falseAlarms: 0 };
const add = (to: VerdictCounts, flawed: boolean, requested: boolean, count: number): VerdictCounts => ({
  flawed: to.flawed + (flawed ? count : 0),
  clean: to.clean + (flawed ? 0 : count),
  hits: to.hits + (flawed && requested ? count : 0),
  falseAlarms: to.falseAlarms + (!flawed && requested ? count : 0),
});

export interface LearnerTrust {
  readonly id: string;
  readonly counts: VerdictCounts;
  readonly trust: Trust;
}

/** What may be said of each of these learners; those without a verdict that counts are left out. */
export async function listLearnerTrust(learnerIds: readonly string[]): Promise<LearnerTrust[]> {
  const rows = await db.learnerTally.findMany({
    where: { userId: { in: [...learnerIds] }, OR: [{ flawed: { gt: 0 } }, { clean: { gt: 0 } }] },
    select: { userId: true, flawed: true, clean: true, hits: true, falseAlarms: true },
  });
  return rows.map(({ userId: id, ...counts }) => ({ id, counts, trust: judgeTrust(counts) }));
}

/** Learners in a cohort of so many at most are counted while the page waits, where nothing was counted before. */
const FEW = 50;

/** A cohort's figures as they were last made; null where they are still to be. */
export async function findTrustFigures(cohortId: string): Promise<Kept<TrustFigures> | null> {
  const kept = await findKept(ofCohort(cohortId), "trust", TrustFiguresSchema);
  if (kept || (await db.membership.count({ where: { cohortId, role: "learner" } })) > FEW) return kept;
  const madeAt = new Date();
  return { madeAt, figures: await keepMade(ofCohort(cohortId), "trust", () => makeTrustFigures(cohortId)) };
}

/** Exercises on a class, for who assigns. */
export async function listSuggestions(cohortId: string, of: DefectClass): Promise<{ slug: string; title: string }[]> {
  // A list shows no review's classes; who assigns may know them.
  const listings = listExercises().map((one) => ({ ...one, classes: findExercise(one.slug)?.meta.classes ?? [] }));
  const slugs = listings.filter(({ classes }) => classes.includes(of)).map(({ slug }) => slug);
  const tried = await db.tryFact.groupBy({
    by: ["slug"],
    where: { ...learning(cohortId), slug: { in: slugs }, tryNumber: 1 },
    _count: true,
  });
  return suggestFor(of, listings, new Map(tried.map(({ slug, _count }) => [slug, _count])));
}
