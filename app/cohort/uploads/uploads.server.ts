// Long: everything that can happen to an uploaded exercise, from the upload of its zip to its retirement.

import { z } from "zod";
import { recordAudit } from "~/accounts/audit.server";
import { listReleasable, type Uploader } from "~/accounts/cohorts/uploaders.server";
import { type Exercise, findOtherKind, parseExercise, readUploaded } from "~/catalogue/catalogue.server";
import { ProblemsSchema } from "~/catalogue/checks.server";
import { FolderSchema } from "~/catalogue/folder.server";
import { PREVIEW } from "~/catalogue/preview";
import type { Unzipped } from "~/catalogue/unzip.server";
import { thisHour } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";
import { addJob, findPendingJob, nudge } from "~/grading/queue/queue.server";
import { ofCohort, outdate } from "../counts/kept.server";
import { STATES, type UploadState } from "./states";

/**
 * Exercises that a cohort's leads, or admins for the cohort, upload on a page. A worker checks each upload by running
 * it in the sandbox. An upload without problems can be tried as a preview and released to cohorts, and becomes a
 * revision like any other.
 */

/** The maximum number of different exercises that a cohort may have uploaded. */
const MOST_SLUGS = 200;

export const UPLOAD_TASK = "upload";
export const uploadKey = (id: string) => `${UPLOAD_TASK}:${id}`;

/** Earlier uploads of an exercise in these states are kept when there is a new upload. */
const KEPT: readonly UploadState[] = ["released", "replaced", "retired"];

export type Received =
  | { readonly ok: true; readonly ids: readonly string[] }
  | { readonly ok: false; readonly why: string };

/**
 * Stores exercises and queues their checks. Each exercise replaces an upload of the same name that was not released.
 * Changes nothing if a name belongs to an exercise that everyone has, or to another cohort's exercise.
 */
export async function receiveExercises(
  { person, cohortId }: Uploader,
  exercises: readonly Unzipped[],
): Promise<Received> {
  const slugs = exercises.map(({ slug }) => slug);
  const received = await db
    .$transaction(async (tx): Promise<Received> => {
      // Locks the cohort's row, so that the second of two uploads of the same zip finds and replaces the first.
      await lockCohort(tx, cohortId);
      const replaced = { cohortId, slug: { in: slugs }, state: { notIn: [...KEPT] } };
      for (const { id } of await tx.upload.findMany({ where: replaced, select: { id: true } }))
        await retirePreview(tx, id);
      await tx.upload.deleteMany({ where: replaced });
      const taken = await findTaken(tx, cohortId, slugs);
      if (taken) throw new Refused(saysTaken(taken));
      const known = await tx.upload.findMany({ where: { cohortId }, distinct: ["slug"], select: { slug: true } });
      if (new Set([...known.map(({ slug }) => slug), ...slugs]).size > MOST_SLUGS)
        throw new Refused(`A cohort can have at most ${MOST_SLUGS} exercises of its own. Delete some uploads.`);
      const ids: string[] = [];
      for (const { slug, folder } of exercises) {
        const written = { cohortId, slug, uploadedById: person.id, folder: JSON.stringify(folder) };
        const { id } = await tx.upload.create({ data: { ...written, uploadedAt: thisHour() }, select: { id: true } });
        await addJob(tx, { task: UPLOAD_TASK, key: uploadKey(id), payload: id });
        ids.push(id);
      }
      return { ok: true, ids };
    })
    .catch(refused);
  await readUploaded();
  nudge();
  return received;
}

const saysTaken = (slug: string) =>
  `Another exercise in this installation is called ${slug}. Rename the folder and upload it again.`;

/**
 * The first of these names that belongs to another exercise; null if the cohort may use all of them. `except` is an
 * upload to ignore: it doesn't give the cohort the right to use its name.
 */
async function findTaken(
  tx: Transaction,
  cohortId: string,
  slugs: readonly string[],
  except = "",
): Promise<string | null> {
  const where = { slug: { in: [...slugs] } };
  const exercises = await tx.exercise.findMany({ where, orderBy: { slug: "asc" } });
  if (exercises.length === 0) return null;
  const own = await tx.upload.findMany({
    where: { ...where, cohortId, state: { in: [...KEPT] }, id: { not: except } },
    select: { slug: true },
  });
  const isOwn = new Set(own.map(({ slug }) => slug));
  return exercises.find(({ slug, isUploaded }) => !(isUploaded && isOwn.has(slug)))?.slug ?? null;
}

export interface UploadRow {
  readonly id: string;
  readonly slug: string;
  readonly state: UploadState;
  readonly runs: number;
  readonly problems: readonly z.infer<typeof ProblemsSchema>[number][];
}

const SHOWN = { id: true, slug: true, state: true, runs: true, problems: true } as const;
const StateSchema = z.enum(STATES);

/** The problem of an upload whose check failed because of a fault on our side. */
export const OURS = "could not be checked because of an error in Onramp. Tell your admin";

async function viewOf({
  state,
  problems,
  ...row
}: {
  id: string;
  slug: string;
  state: string;
  runs: number;
  problems: string;
}): Promise<UploadRow> {
  // The check was given up. An admin can start it again.
  if (state === "checking" && (await findPendingJob(uploadKey(row.id)))?.willRetry === false)
    return { ...row, state: "problems", problems: [{ file: "", message: OURS }] };
  return { ...row, state: StateSchema.parse(state), problems: ProblemsSchema.parse(JSON.parse(problems)) };
}

/**
 * A cohort's uploads, sorted by name, the newest of each name first. Leaves out uploads that another upload has
 * replaced.
 */
export async function listUploads({ cohortId }: Pick<Uploader, "cohortId">): Promise<UploadRow[]> {
  const rows = await db.upload.findMany({
    where: { cohortId, state: { not: "replaced" } },
    orderBy: [{ slug: "asc" }, { id: "desc" }],
    select: SHOWN,
  });
  return Promise.all(rows.map(viewOf));
}

export interface UploadPage extends UploadRow {
  /** True if an earlier upload of the same exercise is released. */
  readonly replaces: boolean;
  /**
   * The cohorts to which the uploader may release the exercise, and whether each of them has it, or had it until it was
   * retired.
   */
  readonly cohorts: readonly { readonly id: string; readonly name: string; readonly isReleased: boolean }[];
  /** The number of other cohorts that have the exercise, or had it until it was retired. */
  readonly others: number;
}

/** An upload of the cohort; null if the cohort has no upload with this id. */
export async function findUpload(uploader: Uploader, id: string): Promise<UploadPage | null> {
  const { cohortId } = uploader;
  const row = await db.upload.findUnique({ where: { id, cohortId, state: { not: "replaced" } }, select: SHOWN });
  if (!row) return null;
  const [cohorts, releases, versions] = await Promise.all([
    listReleasable(uploader),
    db.release.findMany({ where: { slug: row.slug }, select: { cohortId: true } }),
    db.upload.findMany({
      where: { cohortId, slug: row.slug, state: { in: [...KEPT] } },
      select: { id: true, state: true },
    }),
  ]);
  // An upload that was not released may have the same name as another cohort's exercise. If this cohort has released
  // the exercise before, even if it has since been retired, its cohorts get the exercise again with the next release.
  const isOwn = versions.length > 0;
  const released = new Set(isOwn ? releases.map((one) => one.cohortId) : []);
  return {
    ...(await viewOf(row)),
    replaces: versions.some((one) => one.state === "released" && one.id !== id),
    cohorts: cohorts.map(({ id: of, name }) => ({ id: of, name, isReleased: released.has(of) })),
    others: [...released].filter((of) => !cohorts.some((one) => one.id === of)).length,
  };
}

type Changed = { readonly ok: true } | { readonly ok: false; readonly why: string };
const GONE: Changed = { ok: false, why: "This upload has changed in the meantime. Reload the page." };
const RELEASABLE: readonly UploadState[] = ["ready", "released", "retired"];

/**
 * Offers an upload to cohorts, in place of the exercise's earlier revision, if any. Cohorts that already have the
 * exercise keep it, and cohorts that had it until it was retired get it again. `to` must contain at least one cohort if
 * the upload is already released, or if no cohort has had the exercise yet.
 */
export async function releaseUpload(uploader: Uploader, id: string, to: readonly string[]): Promise<Changed> {
  const { person, cohortId } = uploader;
  const cohorts = (await listReleasable(uploader)).filter((one) => to.includes(one.id));
  const upload = await db.upload.findUnique({ where: { id, cohortId, state: { in: [...RELEASABLE] } } });
  if (!upload) return GONE;
  const { slug, state } = upload;
  const offered = readOffered(slug, upload.folder);
  const changed = await db
    .$transaction(async (tx): Promise<Changed> => {
      const { count } = await tx.upload.updateMany({ where: { id, state }, data: { state: "released" } });
      if (count === 0) return GONE;
      const taken = await findTaken(tx, cohortId, [slug], state === "ready" ? id : "");
      if (taken) throw new Refused(saysTaken(taken));
      const other = await findOtherKind(tx, offered.exercise);
      if (other) throw new Refused(`${other.file}: ${other.message}.`);
      await offer(tx, offered);
      // Another cohort may have released a new exercise of this name at the same moment. In that case, `offer` waited
      // for that release.
      const elsewhere = { slug, cohortId: { not: cohortId }, state: { in: [...KEPT] } };
      if ((await tx.upload.count({ where: elsewhere })) > 0) throw new Refused(saysTaken(slug));
      const others = { cohortId, slug, id: { not: id }, state: { in: [...KEPT] } };
      await tx.upload.updateMany({ where: others, data: { state: "replaced" } });
      await retirePreview(tx, id);
      const before = await tx.release.findMany({ where: { slug }, select: { cohortId: true } });
      const has = new Set(before.map((one) => one.cohortId));
      if (cohorts.length === 0 && (has.size === 0 || state === "released"))
        throw new Refused("Choose at least one cohort.");
      for (const { id: of } of cohorts) {
        if (!has.has(of)) await tx.release.create({ data: { slug, cohortId: of } });
        await recordAudit(tx, { actorId: person.id, action: "exercise.released", subject: `cohort:${of}` });
      }
      await outdateFigures(tx, slug);
      return { ok: true };
    })
    .catch(refused);
  await readUploaded();
  return changed;
}

/**
 * Marks the figures of cohorts that have or had this exercise as outdated, because they depend on the exercises that a
 * track offers.
 */
async function outdateFigures(tx: Transaction, slug: string): Promise<void> {
  const releases = await tx.release.findMany({ where: { slug }, select: { cohortId: true } });
  await outdate(tx, [...new Set(releases.map(({ cohortId }) => ofCohort(cohortId)))]);
}

/** Thrown to roll the transaction back. */
class Refused extends Error {}

function refused(error: unknown): Extract<Changed, { ok: false }> {
  if (!(error instanceof Refused)) throw error;
  return { ok: false, why: error.message };
}

interface Offered {
  readonly exercise: Exercise;
  /** The folder in the form in which it is stored. */
  readonly text: string;
}

const readOffered = (slug: string, text: string): Offered => ({
  exercise: parseExercise(slug, FolderSchema.parse(JSON.parse(text))),
  text,
});

/** Offers a folder as the current revision of an exercise, in the same way as for exercises that everyone has. */
async function offer(tx: Transaction, { exercise, text }: Offered): Promise<void> {
  const { slug, revisionId, kind } = exercise;
  const offeredAs = { kind: kind.id, isUploaded: true, isOffered: true, currentRevisionId: revisionId };
  await tx.exercise.upsert({ where: { slug }, create: { slug, ...offeredAs }, update: offeredAs });
  const stored = { id: revisionId, slug, folder: text, createdAt: thisHour() };
  // Files that the hash leaves out may change within a revision.
  await tx.revision.upsert({ where: { id: revisionId }, create: stored, update: { folder: text } });
}

const previewOf = (id: string) => `${PREVIEW}${id}`;

async function retirePreview(tx: Transaction, id: string): Promise<void> {
  await tx.exercise.updateMany({ where: { slug: previewOf(id) }, data: { isOffered: false } });
}

/**
 * Offers an upload without problems to people who may upload for the cohort, as a separate exercise, so that their
 * drafts and submissions don't mix with learners' drafts and submissions. Returns the preview's name; null if the
 * cohort has no such upload.
 */
export async function openPreview({ cohortId }: Uploader, id: string): Promise<string | null> {
  const upload = await db.upload.findUnique({ where: { id, cohortId, state: "ready" }, select: { folder: true } });
  if (!upload) return null;
  const slug = previewOf(id);
  const offered = readOffered(slug, upload.folder);
  await db.$transaction((tx) => offer(tx, offered));
  await readUploaded();
  return slug;
}

/** Withdraws a released exercise from all cohorts. Keeps its submissions, reports and reviews. */
export async function retireUpload({ person, cohortId }: Uploader, id: string): Promise<boolean> {
  const isDone = await db.$transaction(async (tx) => {
    const where = { id, cohortId, state: "released" };
    const { count } = await tx.upload.updateMany({ where, data: { state: "retired" } });
    if (count === 0) return false;
    const { slug } = await tx.upload.findUniqueOrThrow({ where: { id }, select: { slug: true } });
    await tx.exercise.updateMany({ where: { slug, isUploaded: true }, data: { isOffered: false } });
    await recordAudit(tx, { actorId: person.id, action: "exercise.retired", subject: `cohort:${cohortId}` });
    await outdateFigures(tx, slug);
    return true;
  });
  await readUploaded();
  return isDone;
}

/** The exercises that a person uploaded, for the download of their data. */
export const exportUploads = async ({ id }: { readonly id: string }) => {
  const rows = await db.upload.findMany({
    where: { uploadedById: id },
    orderBy: { id: "asc" },
    select: { id: true, cohortId: true, slug: true, state: true, uploadedAt: true, folder: true },
  });
  return rows.map(({ folder, ...row }) => ({ ...row, files: FolderSchema.parse(JSON.parse(folder)) }));
};

/** Deletes an upload that was not released. Returns false if the cohort has no such upload. */
export async function deleteUpload({ cohortId }: Pick<Uploader, "cohortId">, id: string): Promise<boolean> {
  const isDone = await db.$transaction(async (tx) => {
    const { count } = await tx.upload.deleteMany({ where: { id, cohortId, state: { notIn: [...KEPT] } } });
    if (count > 0) await retirePreview(tx, id);
    return count > 0;
  });
  await readUploaded();
  return isDone;
}
