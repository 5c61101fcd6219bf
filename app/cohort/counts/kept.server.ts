import type { z } from "zod";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";

/** Figures that take long are kept as they were made, and are updated at most every 15 minutes. */

export const FRESH_MS = 15 * 60 * 1000;

/**
 * When this process last made what. The rows tell the hour alone: figures follow what someone handed in (promise 1).
 */
const madeHere = new Map<string, number>();
const keyOf = ({ subject, name }: { readonly subject: string; readonly name: string }) => `${subject} ${name}`;

/** How long ago figures were made, as far as this process knows; at most an hour too much. */
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
  if (!row) return null;
  // Of an earlier version: recalculated.
  const read = schema.safeParse(JSON.parse(row.figures));
  return read.success ? { madeAt: row.madeAt, figures: read.data } : null;
}

/**
 * Makes figures and keeps them. What changes while they are made outdates them, and what is deleted meanwhile takes
 * them along: they are then made in the next round, and nothing is kept of who is gone.
 */
export async function keepMade<Figures>(subject: string, name: string, make: () => Promise<Figures>): Promise<Figures> {
  const madeAt = new Date();
  madeHere.set(keyOf({ subject, name }), madeAt.getTime());
  const where = { subject_name: { subject, name } };
  try {
    await db.keptFigures.upsert({ where, create: { subject, name, ...NOT_YET }, update: { isStale: false } });
  } catch (error) {
    // Someone else makes the same.
    if (!isUniqueConflict(error)) throw error;
  }
  try {
    const figures = await make();
    await db.keptFigures.updateMany({ where: { subject, name }, data: { madeAt, figures: JSON.stringify(figures) } });
    return figures;
  } catch (error) {
    await db.keptFigures.updateMany({ where: { subject, name }, data: { isStale: true } });
    throw error;
  }
}

/** What is there while figures are made for the first time: no schema reads it. */
const NOT_YET = { madeAt: new Date(0), isStale: false, figures: "null" };

/** Outdates everything: a process that was killed may have left figures half made. */
export const outdateAll = () => db.keptFigures.updateMany({ where: { isStale: false }, data: { isStale: true } });

/** Says that what these figures are made of has changed, within the transaction that changes it. */
export async function outdate(tx: Transaction, subjects: readonly string[]): Promise<void> {
  await tx.keptFigures.updateMany({
    where: { subject: { in: [...subjects] }, isStale: false },
    data: { isStale: true },
  });
}

export const ofCohort = (id: string) => `cohort:${id}`;
export const ofExercise = (slug: string) => `exercise:${slug}`;
/** What is made of all exercises together. */
export const OF_EXERCISES = "exercises";
