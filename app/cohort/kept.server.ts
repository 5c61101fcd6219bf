import type { z } from "zod";
import { db, isUniqueConflict, type Transaction } from "~/db.server";

/** Figures that take long are kept as they were made, and made anew at most every quarter of an hour. */

export const FRESH_MS = 15 * 60 * 1000;

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
  if (!row) return null;
  // Of an earlier version: made anew.
  const read = schema.safeParse(JSON.parse(row.figures));
  return read.success ? { madeAt: row.madeAt, figures: read.data } : null;
}

/** Keeps figures that were made of what was there at `madeAt`. */
export async function keep(subject: string, name: string, figures: unknown, madeAt: Date): Promise<void> {
  const row = { madeAt, isStale: false, figures: JSON.stringify(figures) };
  const where = { subject_name: { subject, name } };
  try {
    await db.keptFigures.upsert({ where, create: { subject, name, ...row }, update: row });
  } catch (error) {
    // Somebody else has just made the same.
    if (!isUniqueConflict(error)) throw error;
  }
}

/** Says that what these figures are made of has changed, within the transaction that changes it. */
export async function outdate(tx: Transaction, subjects: readonly string[]): Promise<void> {
  await tx.keptFigures.updateMany({
    where: { subject: { in: [...subjects] }, isStale: false },
    data: { isStale: true },
  });
}

export const ofCohort = (id: string) => `cohort:${id}`;
export const ofExercise = (slug: string) => `exercise:${slug}`;
