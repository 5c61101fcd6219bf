import crypto from "node:crypto";
import { type Exercise, findExercise, openRevision } from "~/catalogue/catalogue.server";
import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { storableVersion } from "~/database/storable";
import type { AnyDraft } from "~/kinds/kind";
import type { KindId } from "~/kinds/registry";
import type { Walkthrough } from "~/kinds/walkthrough";
import { draw } from "~/operations/draw.server";
import { isInInterview } from "../interviews.server";
import { findShown } from "../offered.server";
import { ANSWERS, recordHint, TUTOR_HINT, WALKTHROUGH } from "./hint-use.server";

// Long: contains everything for opening and saving drafts.

/** The learner who works in the workspace. Guards have checked that this is the signed-in person. */
export interface Learner {
  readonly id: string;
}

export interface OpenWorkspace {
  readonly slug: string;
  readonly kind: KindId;
  readonly meta: { title: string; summary: string; minutes: number; difficulty: number };
  readonly revisionId: string;
  /**
   * True if the exercise has changed since this draft was started. The draft still uses the revision with which it was
   * started.
   */
  readonly isOutdated: boolean;
  readonly open: unknown;
  readonly draft: { readonly version: number; readonly work: AnyDraft } | null;
  /** True if another draft of this exercise was set aside when a submission's files became the draft. */
  readonly hasSetAside: boolean;
  readonly emptyDraft: AnyDraft;
  readonly hints: { readonly used: readonly string[]; readonly total: number };
  /**
   * The exercise's walkthrough; null if there is none, and in interview practice. It has steps once the learner has
   * opened it.
   */
  readonly walkthrough: { readonly steps: Walkthrough | null } | null;
  /** True if the tutor has given help that counts as a hint. */
  readonly hasTutorHint: boolean;
  /** True if the learner has asked for the answers in a report about this exercise. */
  readonly hasAnswers: boolean;
  readonly triedBefore: number;
  /** True if the learner has never submitted an exercise of this kind. */
  readonly isNewToKind: boolean;
}

/** The seed for the order of a change's files. A learner always gets the same seed for an exercise. */
export function seedOf(learner: Learner, slug: string): string {
  return draw("order of files", learner.id, slug).toString("hex").slice(0, 16);
}

const notOffered = () => new Response("Not found", { status: 404 });

function getOffered(slug: string): Exercise {
  const exercise = findExercise(slug);
  if (!exercise) throw notOffered();
  return exercise;
}

/**
 * The first version of a new draft: random, so that a tab that still has a discarded or submitted draft does not
 * mistake the new draft for the old one. Only the lower half of the numbers is used, so that later versions can count
 * up from there.
 */
export const firstVersion = (): number => crypto.randomInt(1, 2 ** 30);

/**
 * Everything that the workspace shows. Throws a 404 if the exercise is not offered. `shown` is the revision that the
 * learner's page already shows. It is used if there is no draft.
 */
export async function openWorkspace(learner: Learner, slug: string, shown?: string): Promise<OpenWorkspace> {
  const current = getOffered(slug);
  const owned = { userId: learner.id, slug };
  const ofKind = { userId: learner.id, exercise: { kind: current.kind.id } };
  const [row, hints, triedBefore, ofKindBefore] = await Promise.all([
    db.draft.findUnique({ where: { userId_slug: owned } }),
    db.hintUse.findMany({ where: owned, select: { step: true } }),
    db.submission.count({ where: owned }),
    db.submission.findFirst({ where: ofKind, select: { id: true } }),
  ]);
  const exercise = await (row ? openRevision(row.revisionId) : findShown(learner, current, shown));
  const { kind, content, meta } = exercise;
  const open = await kind.open(content, seedOf(learner, slug));
  const draft = row && kind.workspace.draftSchema.safeParse(JSON.parse(row.work));
  // Interview practice offers no hints and no walkthrough.
  const isInterview = await isInInterview(learner, slug);
  const texts = isInterview ? [] : kind.workspace.hints(content);
  const hasStep = (wanted: number) => hints.some(({ step }) => step === wanted);
  const used = hints.filter(({ step }) => step > 0).length;
  const { walkthrough } = exercise;
  return {
    slug,
    kind: kind.id,
    meta: { title: meta.title, summary: meta.summary, minutes: meta.minutes, difficulty: meta.difficulty },
    revisionId: exercise.revisionId,
    isOutdated: exercise.revisionId !== current.revisionId,
    open,
    draft: row && draft?.success ? { version: row.version, work: draft.data } : null,
    hasSetAside: row !== null && row.setAside !== null,
    emptyDraft: kind.workspace.emptyDraft(open),
    hints: { used: texts.slice(0, used), total: texts.length },
    walkthrough: walkthrough && !isInterview ? { steps: hasStep(WALKTHROUGH) ? walkthrough : null } : null,
    hasTutorHint: hasStep(TUTOR_HINT),
    hasAnswers: hasStep(ANSWERS),
    triedBefore,
    isNewToKind: ofKindBefore === null,
  };
}

/** The exercise that the learner works on: the revision of their draft or, without a draft, the current one. */
async function openOwn(learner: Learner, slug: string): Promise<Exercise> {
  const current = getOffered(slug);
  const where = { userId_slug: { userId: learner.id, slug } };
  const row = await db.draft.findUnique({ where, select: { revisionId: true } });
  return row ? openRevision(row.revisionId) : current;
}

/**
 * Small wrong variants (mutants) of the code that this learner sees, and the id of the revision that they belong to.
 * Throws a 404 if the exercise is not offered, or if its kind has no mutants.
 */
export async function openMutants(learner: Learner, slug: string): Promise<{ revisionId: string; mutants: unknown }> {
  const { kind, content, revisionId } = await openOwn(learner, slug);
  if (!kind.can.meter) throw notOffered();
  const open = await kind.open(content, seedOf(learner, slug));
  return { revisionId, mutants: await kind.can.meter.mutants(open) };
}

export type Saved =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly reason: "conflict"; readonly version: number; readonly work: unknown }
  /** Another tab submitted or discarded the draft. Saving from version 0 starts a new draft. */
  | { readonly ok: false; readonly reason: "gone" }
  | { readonly ok: false; readonly reason: "invalid"; readonly message: string };

/**
 * Saves a draft that started from version `from` (0: none yet). If another tab has saved in the meantime, writes
 * nothing and returns the other tab's version and work. The draft belongs to the revision that the page shows.
 */
export async function saveDraft(
  learner: Learner,
  slug: string,
  save: { from: number; work: unknown; revisionId?: string | undefined },
): Promise<Saved> {
  const { kind, revisionId } = await findShown(learner, getOffered(slug), save.revisionId);
  const parsed = kind.workspace.draftSchema.safeParse(save.work);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, reason: "invalid", message: `${issue?.path.join(".")}: ${issue?.message}` };
  }
  const owned = { userId: learner.id, slug };
  const data = { work: JSON.stringify(parsed.data), savedHour: thisHour() };
  try {
    if (save.from === 0) {
      const version = firstVersion();
      await db.draft.create({ data: { ...owned, ...data, version, revisionId } });
      return { ok: true, version };
    }
    const version = storableVersion(save.from);
    const { count } = await db.draft.updateMany({
      where: { ...owned, version },
      // The page may show a different revision from the draft's, if the learner replaces another tab's version.
      data: { ...data, version: version + 1, ...(revisionId === save.revisionId && { revisionId }) },
    });
    if (count === 1) return { ok: true, version: version + 1 };
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
  const other = await db.draft.findUnique({ where: { userId_slug: owned } });
  if (!other) return { ok: false, reason: "gone" };
  return { ok: false, reason: "conflict", version: other.version, work: JSON.parse(other.work) };
}

/**
 * Returns the exercise's walkthrough, and records it as used. Returns null if there is no walkthrough, and in interview
 * practice.
 */
export async function openWalkthrough(learner: Learner, slug: string): Promise<Walkthrough | null> {
  const { walkthrough } = await openOwn(learner, slug);
  if (!walkthrough || (await isInInterview(learner, slug))) return null;
  await recordHint(learner, slug, WALKTHROUGH);
  return walkthrough;
}

/**
 * Returns the next hint and records it as used. A page specifies the step that it expects, so that a repeated request
 * returns the same hint. Returns null if all hints have been shown, and in interview practice.
 */
export async function takeHint(
  learner: Learner,
  slug: string,
  expected = Number.POSITIVE_INFINITY,
): Promise<{ step: number; hint: string } | null> {
  const { kind, content } = await openOwn(learner, slug);
  if (await isInInterview(learner, slug)) return null;
  const texts = kind.workspace.hints(content);
  const owned = { userId: learner.id, slug };
  const used = await db.hintUse.count({ where: { ...owned, step: { gt: 0 } } });
  const step = Math.min(expected, used + 1);
  const hint = texts[step - 1];
  if (hint === undefined) return null;
  await recordHint(learner, slug, step);
  return { step, hint };
}
