import { nameFor } from "~/accounts/reading/names.server";
import { learnerOf } from "~/accounts/reading/taught";
import { titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import type { KindId } from "~/kinds/registry";
import type { Decision } from "../rulings/ruling-words";
import type { Verdict } from "./verdicts";

/** The reviews that a mentor has sent and the rulings that they have made, as this mentor sees them. */

export interface SentReview {
  readonly id: string;
  readonly submissionId: string;
  readonly title: string;
  readonly kind: KindId;
  readonly tryNumber: number;
  /** The learner's name, or a number if this mentor may not know the name. */
  readonly learner: string;
  readonly verdict: Verdict;
  readonly sentAt: Date;
  readonly correctedOn: Date | null;
}

/** Reviews that this mentor sent to learners whom they still teach. Mentors may not read the work of other learners. */
export const sentBy = (mentor: { readonly id: string }): Prisma.MentorReviewWhereInput => ({
  mentorId: mentor.id,
  isPeer: false,
  submission: { user: learnerOf(mentor) },
});

/** One page of a mentor's reviews, newest first. */
export async function listSent(
  mentor: { readonly id: string },
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly total: number; readonly reviews: readonly SentReview[] }> {
  const where = sentBy(mentor);
  const [total, rows] = await Promise.all([
    db.mentorReview.count({ where }),
    db.mentorReview.findMany({
      where,
      orderBy: [{ sentAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * size,
      take: size,
      select: {
        id: true,
        verdict: true,
        sentAt: true,
        correctedOn: true,
        submission: {
          select: {
            id: true,
            slug: true,
            tryNumber: true,
            exercise: { select: { kind: true } },
            user: { select: { id: true, name: true } },
          },
        },
      },
    }),
  ]);
  const reviews = rows.map(
    async ({
      id,
      verdict,
      sentAt,
      correctedOn,
      submission: { id: submissionId, slug, tryNumber, exercise, user },
    }) => ({
      id,
      submissionId,
      title: titleOf(slug),
      kind: exercise.kind as KindId,
      tryNumber,
      learner: await nameFor(mentor, user, submissionId),
      verdict: verdict as Verdict,
      sentAt,
      correctedOn,
    }),
  );
  return { total, reviews: await Promise.all(reviews) };
}

export interface MadeRuling {
  /** The queue's item, which the ruling's page shows. */
  readonly itemId: string;
  readonly title: string;
  readonly kind: KindId;
  readonly decision: Decision;
  /** The issue in the mentor's words; empty if the ruling added no issue. */
  readonly issue: string;
  readonly ruledAt: Date;
}

/**
 * One page of the rulings that a mentor made, newest first. Leaves out rulings whose page the mentor may not open
 * (`requireItem`): they no longer teach the cohort, or its learners who disputed the result have left it.
 */
export async function listRulingsBy(
  mentor: { readonly id: string },
  { page, size }: { readonly page: number; readonly size: number },
): Promise<{ readonly total: number; readonly rulings: readonly MadeRuling[] }> {
  const taught = await db.membership.findMany({
    where: { userId: mentor.id, role: { in: ["mentor", "lead"] } },
    select: { cohortId: true },
  });
  const where: Prisma.RulingWhereInput = {
    ruledById: mentor.id,
    item: {
      learnerId: { not: mentor.id },
      stoodBy: { none: { submission: { userId: mentor.id } } },
      OR: taught.map(({ cohortId }): Prisma.ReviewItemWhereInput => {
        const isHere = { memberships: { some: { cohortId, role: "learner" } } };
        return { cohortId, OR: [{ learner: isHere }, { stoodBy: { some: { submission: { user: isHere } } } }] };
      }),
    },
  };
  const [total, rows] = await Promise.all([
    db.ruling.count({ where }),
    db.ruling.findMany({
      where,
      orderBy: [{ ruledAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * size,
      take: size,
      select: { decision: true, title: true, ruledAt: true, item: { select: { id: true, slug: true, kind: true } } },
    }),
  ]);
  const rulings = rows.flatMap(({ item, decision, title: issue, ruledAt }): MadeRuling[] => {
    if (!item) return [];
    const { id: itemId, slug, kind } = item;
    return [{ itemId, title: titleOf(slug), kind: kind as KindId, decision: decision as Decision, issue, ruledAt }];
  });
  return { total, rulings };
}
