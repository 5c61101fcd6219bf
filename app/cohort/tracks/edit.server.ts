import { recordAudit } from "~/accounts/audit.server";
import { listExercises } from "~/catalogue/catalogue.server";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { type SaveResult, versionOf } from "../version";
import { fieldsOf, PARTS, type TrackFields } from "./read.server";

/**
 * Makes, changes, copies and removes a cohort's tracks. The caller has checked that the actor is a lead of the cohort
 * or an admin.
 */

/** The maximum number of tracks per cohort. */
export const MOST_TRACKS = 20;

interface Actor {
  readonly id: string;
}

const audit = (tx: Transaction, actor: Actor, cohortId: string, action: string) =>
  recordAudit(tx, { actorId: actor.id, action, subject: `cohort:${cohortId}` });

const places = (slugs: readonly string[]) => slugs.map((slug, place) => ({ slug, place }));

/** The authors of a track's title and description, if these are copies. */
interface Authors {
  readonly writtenById: string | null;
  readonly aboutById: string | null;
}

/**
 * Makes a track. The actor is the author of its title and description, unless `by` specifies other authors. Returns
 * false if the cohort has too many tracks. If the form is sent again with the same key, nothing happens.
 */
export async function makeTrack(
  actor: Actor,
  cohortId: string,
  makeKey: string,
  { slugs, ...fields }: TrackFields,
  by: Authors = { writtenById: actor.id, aboutById: actor.id },
): Promise<boolean> {
  try {
    return await db.$transaction(async (tx) => {
      // Locks the cohort's row, so that two tracks made at once are counted one after the other.
      await lockCohort(tx, cohortId);
      if (await tx.cohortTrack.findUnique({ where: { cohortId_makeKey: { cohortId, makeKey } } })) return true;
      if ((await tx.cohortTrack.count({ where: { cohortId } })) >= MOST_TRACKS) return false;
      const written = { ...fields, ...by, cohortId, makeKey };
      await tx.cohortTrack.create({ data: { ...written, exercises: { create: places(slugs) } } });
      await audit(tx, actor, cohortId, "track.made");
      return true;
    });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    return true;
  }
}

/**
 * Changes a track, unless it has changed since the form showed this version. Exercises that the cohort doesn't have at
 * the moment, for example because they were retired, aren't in the form, and are removed from the track.
 */
export async function changeTrack(
  actor: Actor,
  cohortId: string,
  id: string,
  version: string,
  fields: TrackFields,
): Promise<SaveResult> {
  return db.$transaction(async (tx) => {
    // If two people save at the same time, the second must see what the first has saved.
    await lockCohort(tx, cohortId);
    const row = await tx.cohortTrack.findFirst({ where: { id, cohortId }, include: PARTS });
    if (!row) return "gone";
    const before = fieldsOf(row);
    // The form was sent twice, or changes nothing.
    if (versionOf(before) === versionOf(fields)) return "saved";
    if (versionOf(before) !== version) return "outdated";
    const { slugs, ...texts } = fields;
    // The title and the description each have an author, because deleting an account must not change anyone else's
    // text.
    const by = {
      ...(row.title !== fields.title && { writtenById: actor.id }),
      ...(row.about !== fields.about && { aboutById: actor.id }),
    };
    await tx.cohortTrack.update({ where: { id }, data: { ...texts, ...by } });
    await tx.trackExercise.deleteMany({ where: { trackId: id } });
    await tx.trackExercise.createMany({ data: places(slugs).map((one) => ({ ...one, trackId: id })) });
    await audit(tx, actor, cohortId, "track.changed");
    return "saved";
  });
}

/** Removes a track but not the submissions to its exercises. Returns whether the cohort had such a track. */
export async function removeTrack(actor: Actor, cohortId: string, id: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    // Prevents other changes to the track in the meantime.
    await lockCohort(tx, cohortId);
    const { count } = await tx.cohortTrack.deleteMany({ where: { id, cohortId } });
    if (count > 0) await audit(tx, actor, cohortId, "track.removed");
    return count > 0;
  });
}

export type Copied =
  | { readonly ok: true; readonly title: string; readonly leftOut: number }
  | { readonly ok: false; readonly why: "gone" | "too-many" | "empty" };

/**
 * Copies a track to another of the actor's cohorts, without the exercises that the other cohort doesn't have. The copy
 * is independent of the original, but its title and description keep their authors. If the form is sent again with the
 * same key, nothing is copied.
 */
export async function copyTrack(actor: Actor, from: string, id: string, to: string, copyKey: string): Promise<Copied> {
  const track = await db.cohortTrack.findUnique({
    where: { id, cohortId: from },
    select: {
      title: true,
      about: true,
      writtenById: true,
      aboutById: true,
      exercises: { orderBy: { place: "asc" }, select: { slug: true } },
    },
  });
  if (!track) return { ok: false, why: "gone" };
  const { title, about, exercises, ...by } = track;
  const has = new Set(listExercises([to]).map(({ slug }) => slug));
  const slugs = exercises.flatMap(({ slug }) => (has.has(slug) ? [slug] : []));
  if (slugs.length === 0) return { ok: false, why: "empty" };
  const isMade = await makeTrack(actor, to, copyKey, { title, about, slugs }, by);
  return isMade ? { ok: true, title, leftOut: exercises.length - slugs.length } : { ok: false, why: "too-many" };
}
