import { asPeer } from "~/accounts/reading/names.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { SEAT } from "~/accounts/reading/seats";
import { titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Verdict } from "./verdicts";

/** A learner's questions to mentors, and mentors' reviews of the learner's work, for a lead of the learner's cohort. */

const MOST = 10;

export interface Waiting {
  readonly key: string;
  /** Null if reviewers must not know whose work it is, because this page shows the name. */
  readonly itemId: string | null;
  readonly title: string;
  /**
   * The learner's question. Empty if the learner did not ask (the item is a sample, or the learner is stuck), or if
   * `itemId` is null.
   */
  readonly question: string;
  readonly since: Date;
}

export interface ReviewOf {
  readonly id: string;
  readonly submissionId: string;
  readonly title: string;
  /** The name of the mentor or peer. A peer's name includes a note that this person is a peer. */
  readonly author: string;
  readonly verdict: Verdict;
  /** The learner's question that the review answers. Empty if the learner did not ask, or if the cohort hides names. */
  readonly question: string;
  /** The summary as written, in Markdown. */
  readonly summary: string;
  readonly sentAt: Date;
}

/**
 * The learner's items that wait for a mentor in this cohort, longest wait first. Leaves out second readings and checks
 * of peers' reviews, for which the learner doesn't wait.
 */
export async function listWaitingOf({ cohortId, rules }: CohortReader, learnerId: string): Promise<Waiting[]> {
  const rows = await db.reviewItem.findMany({
    where: { cohortId, learnerId, state: "waiting", isFinding: false, seat: { in: [SEAT.first, SEAT.opinion] } },
    orderBy: [{ waitingSince: "asc" }, { id: "asc" }],
    take: MOST,
    select: { id: true, slug: true, question: true, waitingSince: true },
  });
  return rows.map(({ id, slug, question, waitingSince }, place) => {
    const item = rules.hidesNames ? { itemId: null, question: "" } : { itemId: id, question };
    return { ...item, key: String(place), title: titleOf(slug), since: waitingSince };
  });
}

/**
 * The newest reviews of the learner's submissions. Leaves out submissions that the reader may still review
 * independently.
 */
export async function listReviewsOf(reader: CohortReader, learnerId: string): Promise<ReviewOf[]> {
  const unseen = await reader.unseen();
  const shown = await db.mentorReview.findMany({
    where: { submission: { userId: learnerId }, submissionId: { notIn: [...unseen] } },
    orderBy: { id: "desc" },
    take: MOST,
    select: {
      id: true,
      submissionId: true,
      verdict: true,
      summary: true,
      sentAt: true,
      isPeer: true,
      seat: true,
      submission: { select: { slug: true } },
      mentor: { select: { name: true } },
    },
  });
  const questionOf = await readQuestions(reader, shown);
  return shown.map(({ submission, mentor, isPeer, seat, verdict, ...row }) => ({
    ...row,
    title: titleOf(submission.slug),
    author: isPeer ? asPeer(mentor.name, seat) : mentor.name,
    verdict: verdict as Verdict,
    question: questionOf.get(row.id) ?? "",
  }));
}

/**
 * The questions that these reviews answer, keyed by review id. `reviews`: the newest first. An item keeps only the last
 * question about a submission, so only the newest review of that item answers it.
 */
async function readQuestions(
  { cohortId, rules }: CohortReader,
  reviews: readonly { readonly id: string; readonly submissionId: string; readonly seat: number }[],
): Promise<ReadonlyMap<string, string>> {
  if (rules.hidesNames) return new Map();
  const items = await db.reviewItem.findMany({
    where: {
      submissionId: { in: reviews.map(({ submissionId }) => submissionId) },
      cohortId,
      state: "done",
      isFinding: false,
    },
    select: { submissionId: true, seat: true, question: true },
  });
  // A peer answers the question of the first review's item.
  const seatOf = (seat: number) => (seat === SEAT.peer ? SEAT.first : seat);
  return new Map(
    items.flatMap(({ submissionId, seat, question }) => {
      const newest = reviews.find((one) => one.submissionId === submissionId && seatOf(one.seat) === seat);
      return newest ? [[newest.id, question] as const] : [];
    }),
  );
}
