import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { storableVersion } from "~/database/storable";
import { firstVersion, type Saved } from "~/grading/workspace.server";
import { type ReviewDraft, ReviewDraftSchema } from "./review-work";
import type { Mentor } from "./reviews.server";
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

/**
 * Saves a draft that started from version `from` (0 if there was no draft), in the same way as a learner's draft. If
 * another tab has saved meanwhile, nothing is written, and the other tab's version and draft are returned.
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
  const data = { work: JSON.stringify(parsed.data), savedHour: thisHour() };
  try {
    if (save.from === 0) {
      const version = firstVersion();
      await db.reviewDraft.create({ data: { ...owned, ...data, version } });
      return { ok: true, version };
    }
    const version = storableVersion(save.from);
    const { count } = await db.reviewDraft.updateMany({
      where: { ...owned, version },
      data: { ...data, version: version + 1 },
    });
    if (count === 1) return { ok: true, version: version + 1 };
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
  const other = await db.reviewDraft.findUnique({ where: { mentorId_itemId: owned } });
  if (!other) return { ok: false, reason: "gone" };
  return { ok: false, reason: "conflict", version: other.version, work: JSON.parse(other.work) };
}
