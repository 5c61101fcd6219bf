import { SEAT } from "~/accounts/reading/seats";
import type { Prisma } from "~/generated/prisma/client";
import { asFirstSent } from "../reviews/as-sent";
import type { Verdict } from "../reviews/verdicts";
import type { Judgement } from "./compare";

/** The seats of the two reviews whose agreement is measured. Second opinions, which learners ask for, don't count. */
export const SEATS = [SEAT.first, SEAT.second];
export const REVIEWS = {
  where: { seat: { in: SEATS } },
  orderBy: { id: "asc" },
  include: { mentor: { select: { id: true, name: true } } },
} as const satisfies Prisma.Submission$reviewsArgs;

export type Review = Prisma.MentorReviewGetPayload<{ include: { mentor: { select: { id: true; name: true } } } }>;

const isBefore = (a: Review, b: Review) => a.sentAt < b.sentAt || (+a.sentAt === +b.sentAt && a.id < b.id);

/**
 * The two independent reviews of a submission, the first one first; null if one is missing. A first review that was
 * sent after the second one does not count, because its author could read the second.
 */
export function pairOf(reviews: readonly Review[]): readonly [Review, Review] | null {
  const second = reviews.find(({ seat }) => seat === SEAT.second);
  const first = reviews.find((one) => one.seat === SEAT.first && second !== undefined && isBefore(one, second));
  return first && second ? [first, second] : null;
}

/** The two reviews if neither author used a language model's draft; null otherwise. Figures use only such reviews. */
export function unaidedPairOf(reviews: readonly Review[]): readonly [Review, Review] | null {
  const pair = pairOf(reviews);
  return pair?.some(({ isDrafted }) => isDrafted) ? null : pair;
}

/**
 * A review's judgement as first sent, because the author may have corrected it after a comparison with the other
 * review.
 */
export function judgementOf(review: Review): Judgement {
  const { verdict, rubricVersion, choices } = asFirstSent(review) ?? review;
  return {
    verdict: verdict as Verdict,
    rubricVersion,
    choices: JSON.parse(choices) as Record<string, number>,
  };
}

/** The summary as first sent. */
export const summaryOf = ({ asSent, summary, summaryAsSent }: Review): string =>
  asSent === null ? summary : summaryAsSent;
