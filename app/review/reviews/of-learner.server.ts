import { asPeer } from "~/accounts/reading/names.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Verdict } from "./verdicts";

/** What a learner has asked mentors, and what mentors have written to them, for a lead of their cohort. */

const MOST = 10;

export interface Waiting {
  readonly key: string;
  /** Null where reviewers must not know whose work it is, and this page shows the name. */
  readonly itemId: string | null;
  readonly title: string;
  /** Empty if they did not ask (a sample, or stuck), and where `itemId` is null. */
  readonly question: string;
  readonly since: Date;
}

export interface ReviewOf {
  readonly id: string;
  readonly submissionId: string;
  readonly title: string;
  /** A mentor, or a peer, who is named as one. */
  readonly author: string;
  readonly verdict: Verdict;
  /** Markdown, as written. */
  readonly summary: string;
  readonly sentAt: Date;
}

/** What waits for a mentor in this cohort, the longest first. */
export async function listWaitingOf({ cohortId, rules }: CohortReader, learnerId: string): Promise<Waiting[]> {
  const rows = await db.reviewItem.findMany({
    where: { cohortId, learnerId, state: "waiting", isFinding: false },
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
 * The newest reviews of the learner's submissions, without those of submissions that the reader may still review again.
 */
export async function listReviewsOf(reader: CohortReader, learnerId: string): Promise<ReviewOf[]> {
  const unseen = await reader.unseen();
  const rows = await db.mentorReview.findMany({
    where: { submission: { userId: learnerId } },
    orderBy: { id: "desc" },
    // Few are unseen: read some more, so that the list is full without them.
    take: MOST + unseen.size,
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
  return rows
    .filter(({ submissionId }) => !unseen.has(submissionId))
    .slice(0, MOST)
    .map(({ submission, mentor, isPeer, seat, verdict, ...row }) => {
      const author = isPeer ? asPeer(mentor.name, seat) : mentor.name;
      return { ...row, title: titleOf(submission.slug), author, verdict: verdict as Verdict };
    });
}
