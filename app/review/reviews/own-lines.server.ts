import { z } from "zod";
import { recordAudit } from "~/accounts/audit.server";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { KIND_IDS } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import type { RubricLine } from "~/kinds/rules";
import { isOwnLine, OWN_LINE } from "./own-line";

/**
 * Lines that leads add to the rubric that their cohort's mentors use. A mentor can tick any of these lines. Reviews
 * store a ticked line among their choices, as a line with one step. Scores, skills and agreement figures ignore these
 * lines and use only the kinds' own lines.
 */

/** The maximum number of current lines in a cohort. */
export const MOST_LINES = 5;

const KindsSchema = z.array(z.enum(KIND_IDS));
const readKinds = (kinds: string): readonly KindId[] => KindsSchema.parse(JSON.parse(kinds));

interface Actor {
  readonly id: string;
}

const audit = (tx: Transaction, actor: Actor, cohortId: string, action: string) =>
  recordAudit(tx, { actorId: actor.id, action, subject: `cohort:${cohortId}` });

const current = (cohortId: string) => ({ cohortId, isRemoved: false, text: { not: "" } });

export interface OwnLine {
  readonly id: string;
  readonly text: string;
  readonly kinds: readonly KindId[];
}

/** A cohort's current lines, in the lead's order. */
export async function listLines(cohortId: string): Promise<OwnLine[]> {
  const rows = await db.cohortLine.findMany({ where: current(cohortId), orderBy: [{ place: "asc" }, { id: "asc" }] });
  return rows.map(({ id, text, kinds }) => ({ id, text, kinds: readKinds(kinds) }));
}

/**
 * Adds a line after the others. If the form is sent again with the same key, nothing happens. Returns false if the
 * cohort has too many lines. The caller has checked that the actor is a lead or an admin.
 */
export async function addLine(
  actor: Actor,
  cohortId: string,
  { makeKey, text, kinds }: { readonly makeKey: string; readonly text: string; readonly kinds: readonly KindId[] },
): Promise<boolean> {
  try {
    return await db.$transaction(async (tx) => {
      // Locks the cohort's row, so that two lines added at once are counted one after the other.
      await lockCohort(tx, cohortId);
      if (await tx.cohortLine.findUnique({ where: { cohortId_makeKey: { cohortId, makeKey } } })) return true;
      const places = await tx.cohortLine.findMany({ where: current(cohortId), select: { place: true } });
      if (places.length >= MOST_LINES) return false;
      const place = 1 + Math.max(-1, ...places.map((one) => one.place));
      const written = { cohortId, makeKey, text, place, writtenById: actor.id };
      await tx.cohortLine.create({ data: { ...written, kinds: JSON.stringify(kinds) } });
      await audit(tx, actor, cohortId, "rubric-line.added");
      return true;
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    return true;
  }
}

/**
 * Moves a line to a place in the list, counted from 0. Returns its new place; null if the cohort doesn't have the line.
 */
export async function moveLine(actor: Actor, cohortId: string, id: string, to: number): Promise<number | null> {
  return db.$transaction(async (tx) => {
    await lockCohort(tx, cohortId);
    const order = [{ place: "asc" as const }, { id: "asc" as const }];
    const rows = await tx.cohortLine.findMany({ where: current(cohortId), orderBy: order, select: { id: true } });
    const ids = rows.map((one) => one.id);
    const at = ids.indexOf(id);
    if (at < 0) return null;
    const place = Math.max(0, Math.min(ids.length - 1, to));
    ids.splice(place, 0, ...ids.splice(at, 1));
    for (const [index, one] of ids.entries())
      await tx.cohortLine.update({ where: { id: one }, data: { place: index } });
    if (place !== at) await audit(tx, actor, cohortId, "rubric-line.moved");
    return place;
  });
}

/** Removes a line. Reviews that use the line still show it. Returns whether the cohort had the line. */
export async function removeLine(actor: Actor, cohortId: string, id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.cohortLine.updateMany({
      where: { id, ...current(cohortId) },
      data: { isRemoved: true },
    });
    if (count > 0) await audit(tx, actor, cohortId, "rubric-line.removed");
    return count > 0;
  });
}

/** Converts a lead's line to a rubric line with one step, which is ticked or not. */
const asRubricLine = ({ id, text }: { readonly id: string; readonly text: string }): RubricLine => ({
  id: `${OWN_LINE}${id}`,
  asks: text || "A line whose author deleted their account",
  steps: ["Yes"],
});

const idsIn = (choices: Readonly<Record<string, number>>) =>
  Object.keys(choices).flatMap((id) => (isOwnLine(id) ? [id.slice(OWN_LINE.length)] : []));

/** A cohort's lines for reviews of a kind: the current lines, and lines in `choices` that have since been removed. */
export async function linesFor(
  cohortId: string | null,
  kind: KindId,
  choices: Readonly<Record<string, number>> = {},
): Promise<RubricLine[]> {
  // The item is a question to the pool of peers.
  if (cohortId === null) return [];
  const ids = idsIn(choices);
  const rows = await db.cohortLine.findMany({
    where: { cohortId, OR: [{ isRemoved: false, text: { not: "" } }, { id: { in: ids } }] },
    orderBy: [{ place: "asc" }, { id: "asc" }],
  });
  return rows.filter((row) => ids.includes(row.id) || readKinds(row.kinds).includes(kind)).map(asRubricLine);
}

/** The lines that these choices contain, whichever cohort they belong to. */
export async function linesIn(all: readonly Readonly<Record<string, number>>[]): Promise<RubricLine[]> {
  const ids = all.flatMap(idsIn);
  if (ids.length === 0) return [];
  const rows = await db.cohortLine.findMany({
    where: { id: { in: ids } },
    orderBy: [{ place: "asc" }, { id: "asc" }],
    select: { id: true, text: true },
  });
  return rows.map(asRubricLine);
}

/** The lines that a person added as a lead, for the download of their data. */
export const exportLines = async ({ id }: Actor) => {
  const rows = await db.cohortLine.findMany({
    where: { writtenById: id },
    orderBy: { id: "asc" },
    omit: { writtenById: true, makeKey: true },
  });
  return rows.map(({ kinds, ...row }) => ({ ...row, kinds: readKinds(kinds) }));
};
