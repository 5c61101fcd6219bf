import { db, forgetDeleted } from "~/database/db.server";
import { idAt } from "~/database/ordered-ids";
import { repeat } from "~/operations/repeat.server";
import { DAY_MS, HOUR_MS } from "~/operations/time";
import { forgetOldUse } from "../model/use.server";
import { deleteReviewsBefore } from "../review/stored-review.server";

/** The default number of days for cohorts, which also applies to learners without a cohort. */
const DEFAULT_DAYS = 30;

/** For how many days this learner's conversations with the tutor, and reviews by a model, are kept. */
export async function keptDays({ id: userId }: { readonly id: string }): Promise<number> {
  const cohort = { memberships: { some: { userId, role: "learner" } } };
  const { _min } = await db.cohort.aggregate({ where: cohort, _min: { tutorDays: true } });
  return _min.tutorDays ?? DEFAULT_DAYS;
}

/**
 * Deletes messages and a model's reviews that the learner's cohort no longer keeps. The days are counted from the day
 * of the message or review, or from the submission if the submission was later. Copies of conversations that learners
 * attached to a question are kept while the question waits, and then for the same number of days after the newest
 * review of the submission. If a learner is in several cohorts, the shortest time applies. Returns the number of
 * deleted texts. Also deletes old counts of calls. Several processes may call this function at once.
 */
export async function forgetOldTalks(now = new Date()): Promise<number> {
  const different = await db.cohort.findMany({ distinct: ["tutorDays"], select: { tutorDays: true } });
  let deleted = 0;
  const forget = async (days: number, memberships: object) => {
    const before = new Date(now.getTime() - days * DAY_MS);
    const user = { memberships };
    const submission = { handedInAt: { lt: before } };
    const turns = { id: { lt: idAt(before) }, user, OR: [{ submissionId: null }, { submission }] };
    deleted += (await db.tutorTurn.deleteMany({ where: turns })).count;
    deleted += await deleteReviewsBefore(before, { submission, user });
    const answered = { state: { not: "waiting" }, submission: { reviews: { none: { sentAt: { gte: before } } } } };
    const copies = { tutorTalk: { not: "" }, learner: user, ...answered };
    deleted += (await db.reviewItem.updateMany({ where: copies, data: { tutorTalk: "" } })).count;
  };
  for (const { tutorDays } of different) await forget(tutorDays, { some: { role: "learner", cohort: { tutorDays } } });
  await forget(DEFAULT_DAYS, { none: { role: "learner" } });
  await forgetOldUse(now);
  if (deleted > 0) await forgetDeleted();
  return deleted;
}

/**
 * Deletes old conversations, reviews and counts of calls now and every hour. Returns a function that stops the timer.
 */
export const sweepTalks = (): (() => Promise<void>) =>
  repeat(HOUR_MS, () => forgetOldTalks(), "old texts of the language model could not be deleted");
