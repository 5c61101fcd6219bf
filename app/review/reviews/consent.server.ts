import { learnerOf } from "~/accounts/reading/taught";
import { titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";

/**
 * A mentor's consent that learners show the summary of a review in their portfolio. Mentors who still teach the learner
 * change it where they correct the review. Others can no longer open the review, but can still withdraw their consent.
 */

interface Mentor {
  readonly id: string;
}

export interface SharedReview {
  readonly id: string;
  /** The exercise's title. */
  readonly title: string;
  readonly sentAt: Date;
}

/** The reviews that learners may show, and whose learners this mentor no longer teaches, newest first. */
export async function listSharedWithFormer(mentor: Mentor): Promise<SharedReview[]> {
  const rows = await db.mentorReview.findMany({
    where: {
      mentorId: mentor.id,
      isShareable: true,
      isPeer: false,
      NOT: [{ summary: "" }, { submission: { user: learnerOf(mentor) } }],
    },
    orderBy: [{ sentAt: "desc" }, { id: "desc" }],
    select: { id: true, sentAt: true, submission: { select: { slug: true } } },
  });
  return rows.map(({ id, sentAt, submission }) => ({ id, sentAt, title: titleOf(submission.slug) }));
}

/** Withdraws the consent for one of this mentor's reviews. Portfolios stop showing it immediately. */
export async function withdrawShareConsent(mentor: Mentor, reviewId: string): Promise<void> {
  await db.mentorReview.updateMany({ where: { id: reviewId, mentorId: mentor.id }, data: { isShareable: false } });
}
