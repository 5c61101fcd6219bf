import { z } from "zod";
import { type Exercise, getRevision } from "~/catalogue/catalogue.server";
import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import type { SomeKind } from "~/kinds/registry";
import { firstVersion, type Learner } from "./workspace.server";

/**
 * Everything that can happen to a draft besides saving. A draft can be discarded, handed in, or set aside. When a
 * learner decides to work on a submission again, that submission's files become the draft, and the previous draft is
 * set aside so that nothing is lost. At most one draft per exercise is set aside. It is restored when the draft that
 * replaced it ends.
 */

const SetAsideSchema = z.object({ revisionId: z.string(), work: z.string() });

interface Row {
  readonly userId: string;
  readonly slug: string;
  readonly version: number;
  readonly revisionId: string;
  readonly work: string;
  readonly setAside: string | null;
}

const asideOf = ({ revisionId, work }: Pick<Row, "revisionId" | "work">) => JSON.stringify({ revisionId, work });

/** The work that was set aside, for the data export; null if there is none. */
export function readSetAside(text: string | null): unknown {
  return text === null ? null : JSON.parse(SetAsideSchema.parse(JSON.parse(text)).work);
}

/**
 * Replaces a draft's work, and stores `setAside` in the same row. Returns false if the draft has changed since it was
 * read.
 */
async function exchange(
  tx: Transaction,
  { userId, slug, version }: Pick<Row, "userId" | "slug" | "version">,
  next: Pick<Row, "revisionId" | "work" | "setAside">,
): Promise<boolean> {
  const { count } = await tx.draft.updateMany({
    where: { userId, slug, version },
    // A fresh version, so that a tab with an older draft doesn't mistake this draft for the older one.
    data: { ...next, version: firstVersion(), savedHour: thisHour() },
  });
  return count === 1;
}

/**
 * Ends a draft. If another draft was set aside, that draft takes its place. Returns false if the draft has changed
 * since it was read.
 */
export async function endDraft(tx: Transaction, draft: Row): Promise<boolean> {
  const { userId, slug, version, setAside } = draft;
  if (setAside !== null) return exchange(tx, draft, { ...SetAsideSchema.parse(JSON.parse(setAside)), setAside: null });
  const { count } = await tx.draft.deleteMany({ where: { userId, slug, version } });
  return count === 1;
}

const owned = (learner: Learner, slug: string) => ({ userId_slug: { userId: learner.id, slug } });

/** Maximum retries after a concurrent save or double click. */
const RACES = 20;
const changing = (slug: string) => new Error(`the draft of ${slug} kept changing during ${RACES} attempts to write it`);

/**
 * Deletes the draft, if there is one, and the conversation with the tutor, which is shared with any draft that was set
 * aside.
 */
export async function discardDraft(learner: Learner, slug: string): Promise<void> {
  await db.tutorTurn.deleteMany({ where: { userId: learner.id, slug, submissionId: null } });
  for (let race = 1; race <= RACES; race++) {
    const draft = await db.draft.findUnique({ where: owned(learner, slug) });
    if (!draft || (await endDraft(db, draft))) return;
  }
  throw changing(slug);
}

/** Swaps the draft with the draft that was set aside. Returns false if no draft was set aside. */
export async function changeDrafts(learner: Learner, slug: string): Promise<boolean> {
  for (let race = 1; race <= RACES; race++) {
    const draft = await db.draft.findUnique({ where: owned(learner, slug) });
    if (!draft || draft.setAside === null) return false;
    const aside = SetAsideSchema.parse(JSON.parse(draft.setAside));
    if (await exchange(db, draft, { ...aside, setAside: asideOf(draft) })) return true;
  }
  throw changing(slug);
}

export type Begun =
  | { readonly ok: true; readonly slug: string }
  /**
   * There is no such submission, submissions of its kind can't be worked on again, or the exercise is not on offer to
   * the learner.
   */
  | { readonly ok: false; readonly reason: "not-offered" }
  /**
   * A draft with content of its own exists, at this version. If `loses` is true, another draft is already set aside and
   * would be deleted.
   */
  | { readonly ok: false; readonly reason: "draft"; readonly version: number; readonly loses: boolean };

/**
 * Makes a submission's files the draft for its exercise, on the current revision if the files fit it. An existing draft
 * with content of its own is kept, unless the learner has agreed to set it aside: `instead` is the version that they
 * agreed to replace. A draft whose files are the same as the exercise's initial files, or as a submission's files, is
 * replaced without asking, because it can be recreated. `findOffered` finds the exercise if it is on offer to this
 * learner.
 */
export async function beginAgain(
  learner: Learner,
  submissionId: string,
  instead: number | null,
  findOffered: (slug: string) => Exercise | null | Promise<Exercise | null>,
): Promise<Begun> {
  const submission = await db.submission.findFirst({ where: { id: submissionId, userId: learner.id } });
  const current = submission && (await findOffered(submission.slug));
  if (!submission || !current || current.kind.card.startsOver !== null) return { ok: false, reason: "not-offered" };
  const { slug } = submission;
  const { kind } = await getRevision(submission.revisionId);
  const handedIn = kind.work.schema.parse(JSON.parse(submission.work));
  // The learner states their confidence again for each attempt.
  const work = JSON.stringify(kind.workspace.draftSchema.parse({ ...(handedIn as object), confidence: null }));
  const fits = current.kind.id === kind.id && current.kind.work.problemsOf(current.content, handedIn).length === 0;
  const revisionId = fits ? current.revisionId : submission.revisionId;

  for (let race = 1; ; race++) {
    const draft = await db.draft.findUnique({ where: owned(learner, slug) });
    try {
      if (!draft) {
        const data = { userId: learner.id, slug, revisionId, work, version: firstVersion(), savedHour: thisHour() };
        await db.draft.create({ data });
        return { ok: true, slug };
      }
      if (await isSameWork(draft, work)) return { ok: true, slug };
      const isRepeat = await repeats(learner, draft);
      if (!isRepeat && draft.version !== instead)
        return { ok: false, reason: "draft", version: draft.version, loses: draft.setAside !== null };
      const setAside = isRepeat ? draft.setAside : asideOf(draft);
      if (await exchange(db, draft, { revisionId, work, setAside })) return { ok: true, slug };
    } catch (error) {
      if (!isUniqueConflict(error)) throw error;
    }
    if (race >= RACES) throw changing(slug);
  }
}

/** A draft is compared with this many of the learner's newest submissions. */
const MOST_HAND_INS = 20;

/**
 * Whether a draft's files are the same as the exercise's initial files, or as the files in one of the learner's newest
 * submissions.
 */
async function repeats(learner: Learner, draft: Row): Promise<boolean> {
  const { kind, content } = await getRevision(draft.revisionId);
  // Files do not depend on the seed, so any seed works.
  const empty = kind.workspace.emptyDraft(await kind.open(content, ""));
  if (await isSameWork(draft, JSON.stringify(empty))) return true;
  const rows = await db.submission.findMany({
    where: { userId: learner.id, slug: draft.slug },
    orderBy: { tryNumber: "desc" },
    take: MOST_HAND_INS,
    select: { work: true },
  });
  for (const { work } of rows) if (await isSameWork(draft, work)) return true;
  return false;
}

/** Whether a draft has the same files as `work`, which is other work on the same exercise. */
async function isSameWork(draft: Row, work: string): Promise<boolean> {
  const { kind, content } = await getRevision(draft.revisionId);
  const open = await kind.open(content, "");
  const [own, other] = [filesIn(kind, open, draft.work), filesIn(kind, open, work)];
  return own !== null && own === other;
}

/** The files in a learner's work, as one string. Null if the exercise can't parse the work. */
function filesIn(kind: SomeKind, open: unknown, work: string): string | null {
  const parsed = kind.workspace.draftSchema.safeParse(JSON.parse(work));
  if (!parsed.success) return null;
  return JSON.stringify(Object.entries(kind.work.files(open, parsed.data)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
