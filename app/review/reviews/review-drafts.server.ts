import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict, type Transaction } from "~/database/db.server";
import { storableVersion } from "~/database/storable";
import { firstVersion, type Saved } from "~/grading/workspace/workspace.server";
import { type Mentor, type ReviewDraft, ReviewDraftSchema } from "./review-work";
import { EMPTY_REVIEW } from "./verdicts";

/** Mentors' drafts of reviews, which are saved while mentors write. */

/** A mentor's draft for an item. Version 0 means that there is no draft yet. */
export async function getReviewDraft(
  mentor: Mentor,
  itemId: string,
): Promise<{ readonly version: number; readonly work: ReviewDraft }> {
  const row = await db.reviewDraft.findUnique({ where: { mentorId_itemId: { mentorId: mentor.id, itemId } } });
  const parsed = row && ReviewDraftSchema.safeParse(JSON.parse(row.work));
  return parsed?.success ? { version: row!.version, work: parsed.data } : { version: 0, work: EMPTY_REVIEW };
}

const isMarked = (work: string): boolean => (JSON.parse(work) as Partial<ReviewDraft>).isDrafted === true;

/** Whether the mentor was given a language model's draft while writing this review. */
export async function wasDrafted(tx: Transaction, mentor: Mentor, itemId: string): Promise<boolean> {
  const where = { mentorId_itemId: { mentorId: mentor.id, itemId } };
  const row = await tx.reviewDraft.findUnique({ where, select: { work: true } });
  return row !== null && isMarked(row.work);
}

/**
 * Records that the mentor was given a language model's draft of a comment, whatever the page later saves. The version
 * stays the same, so that the page can still save: a mentor who has saved nothing yet gets a draft with version 0.
 */
export async function markDrafted(mentor: Mentor, itemId: string): Promise<void> {
  const owned = { mentorId: mentor.id, itemId };
  const marked = (work: ReviewDraft) => JSON.stringify({ ...work, isDrafted: true });
  for (;;) {
    const row = await db.reviewDraft.findUnique({ where: { mentorId_itemId: owned }, select: { work: true } });
    if (row) {
      const data = { work: marked(JSON.parse(row.work)) };
      if ((await db.reviewDraft.updateMany({ where: { ...owned, work: row.work }, data })).count === 1) return;
      continue;
    }
    try {
      const work = marked(EMPTY_REVIEW);
      await db.reviewDraft.create({ data: { ...owned, work, version: 0, savedHour: thisHour() } });
      return;
    } catch (error) {
      if (!isUniqueConflict(error)) throw error;
    }
  }
}

/**
 * Saves a draft that started from version `from` (0 if there was no draft), in the same way as a learner's draft. If
 * another tab has saved in the meantime, nothing is written, and the other tab's version and draft are returned.
 */
export async function saveReviewDraft(
  mentor: Mentor,
  itemId: string,
  save: { readonly from: number; readonly work: unknown },
): Promise<Saved> {
  const parsed = ReviewDraftSchema.safeParse(save.work);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, reason: "invalid", message: `${issue?.path.join(".")}: ${issue?.message}` };
  }
  const owned = { mentorId: mentor.id, itemId };
  const version = storableVersion(save.from);
  for (;;) {
    const row = await db.reviewDraft.findUnique({ where: { mentorId_itemId: owned } });
    if (!row && save.from !== 0) return { ok: false, reason: "gone" };
    if (row && row.version !== version)
      return { ok: false, reason: "conflict", version: row.version, work: JSON.parse(row.work) };
    const isDrafted = parsed.data.isDrafted || (row !== null && isMarked(row.work));
    const data = {
      work: JSON.stringify({ ...parsed.data, ...(isDrafted && { isDrafted }) }),
      version: save.from === 0 ? firstVersion() : version + 1,
      savedHour: thisHour(),
    };
    try {
      if (!row) await db.reviewDraft.create({ data: { ...owned, ...data } });
      // Compare the text, too, because `markDrafted` doesn't change the version.
      else if ((await db.reviewDraft.updateMany({ where: { ...owned, version, work: row.work }, data })).count === 0)
        continue;
      return { ok: true, version: data.version };
    } catch (error) {
      if (!isUniqueConflict(error)) throw error;
    }
  }
}
