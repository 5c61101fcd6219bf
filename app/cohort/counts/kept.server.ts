import type { z } from "zod";
import type { CohortLearners } from "~/accounts/reading/learners.server";
import { thisHour } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";

/** Stores figures that take a long time to calculate, and updates them at most once every 15 minutes. */

export const FRESH_MS = 15 * 60 * 1000;

/**
 * When this process last computed each figure. The rows store only the hour, because figures are calculated again after
 * submissions and must not reveal when the submissions were made (promise 1).
 */
const madeHere = new Map<string, number>();
const keyOf = ({ subject, name }: { readonly subject: string; readonly name: string }) => `${subject} ${name}`;

/** The age of figures, as far as this process knows. It can be up to an hour too high. */
export const ageOf = (
  row: { readonly subject: string; readonly name: string; readonly madeAt: Date },
  now: Date,
): number => now.getTime() - Math.max(madeHere.get(keyOf(row)) ?? 0, row.madeAt.getTime());

export interface Kept<Figures> {
  readonly madeAt: Date;
  readonly figures: Figures;
}

export async function findKept<Figures>(
  subject: string,
  name: string,
  schema: z.ZodType<Figures>,
): Promise<Kept<Figures> | null> {
  const row = await db.keptFigures.findUnique({ where: { subject_name: { subject, name } } });
  const figures = row && parseKept(row, schema);
  return figures && { madeAt: row.madeAt, figures };
}

/**
 * The parsed figures of recently read rows. Cached because checking a large text against its schema takes milliseconds.
 */
const parsed = new Map<string, { readonly text: string; readonly figures: unknown }>();
const MOST_PARSED = 1_000;

/**
 * The figures in a stored row. Null if an earlier version stored them in another format. In that case, they are
 * calculated again. Callers share the result, so they must not change it.
 */
export function parseKept<Figures>(
  row: { readonly subject: string; readonly name: string; readonly figures: string },
  schema: z.ZodType<Figures>,
): Figures | null {
  const known = parsed.get(keyOf(row));
  if (known?.text === row.figures) return known.figures as Figures;
  const read = schema.safeParse(JSON.parse(row.figures));
  if (!read.success) return null;
  if (parsed.size >= MOST_PARSED) parsed.clear();
  parsed.set(keyOf(row), { text: row.figures, figures: read.data });
  return read.data;
}

/**
 * Calculates and stores figures. If their input changes during the calculation, the figures are marked as outdated. If
 * another process stores figures during the calculation, those figures are kept and marked as outdated. If someone
 * deletes their account during the calculation, the figures are deleted and calculated again in the next round, so that
 * nothing about a deleted person is kept.
 */
export async function keepMade<Figures>(subject: string, name: string, make: () => Promise<Figures>): Promise<Figures> {
  const madeAt = new Date();
  madeHere.set(keyOf({ subject, name }), madeAt.getTime());
  const where = { subject_name: { subject, name } };
  const before = await db.keptFigures.upsert({
    where,
    create: { subject, name, ...NOT_YET },
    update: { isStale: false },
  });
  try {
    const figures = await make();
    const { count } = await db.keptFigures.updateMany({
      where: { subject, name, figures: before.figures },
      data: { madeAt, figures: JSON.stringify(figures) },
    });
    // Another process has stored figures in the meantime, which may be newer or older than these.
    if (count === 0) await db.keptFigures.updateMany({ where: { subject, name }, data: { isStale: true } });
    return figures;
  } catch (error) {
    await db.keptFigures.updateMany({ where: { subject, name }, data: { isStale: true } });
    throw error;
  }
}

/** In cohorts and sections of at most this many learners, missing figures are calculated while the page waits. */
const FEW = 50;

/**
 * A cohort's stored figures. If they are missing, calculates them in a small cohort, and returns null in a large cohort
 * until the worker has calculated them.
 */
export async function findOrMake<Figures>(
  cohort: CohortLearners,
  called: string,
  schema: z.ZodType<Figures>,
  make: (cohort: CohortLearners) => Promise<Figures>,
): Promise<Kept<Figures> | null> {
  const of = ofCohort(cohort.cohortId);
  const name = keptName(called, cohort.section);
  const kept = await findKept(of, name, schema);
  if (kept || (await cohort.count()) > FEW) return kept;
  // Uses the same time as the stored row.
  const madeAt = thisHour();
  return { madeAt, figures: await keepMade(of, name, () => make(cohort)) };
}

/** A placeholder while figures are calculated for the first time. No schema accepts it. */
const NOT_YET = { madeAt: new Date(0), isStale: false, figures: "null" };

/** Marks all figures as outdated, because a process that was killed may have left some of them unfinished. */
export const outdateAll = () => db.keptFigures.updateMany({ where: { isStale: false }, data: { isStale: true } });

/** Marks figures as outdated, within the transaction that changes their input. */
export async function outdate(tx: Transaction, subjects: readonly string[]): Promise<void> {
  await tx.keptFigures.updateMany({
    where: { subject: { in: [...subjects] }, isStale: false },
    data: { isStale: true },
  });
}

export const ofCohort = (id: string) => `cohort:${id}`;
/** The name under which figures of a cohort or of one of its sections are stored. */
export const keptName = (name: string, section: { readonly id: string } | null) =>
  section ? `${name}:${section.id}` : name;
export const ofExercise = (slug: string) => `exercise:${slug}`;
/** The subject of figures about all exercises. */
export const OF_EXERCISES = "exercises";
