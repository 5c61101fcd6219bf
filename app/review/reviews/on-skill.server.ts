import { listUnseen } from "~/accounts/reading/unseen.server";
import { findExercise, listExercises, titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Verdict } from "./verdicts";

/** Earlier conversations about a learner's other work that trained the same skills. A mentor can refer to them. */

const MOST = 10;

export interface OnSkill {
  readonly threads: readonly {
    readonly id: string;
    readonly submissionId: string;
    readonly title: string;
    readonly file: string;
    readonly line: number;
    /** The beginning of the last comment, as written. */
    readonly says: string;
  }[];
  readonly reviews: readonly {
    readonly id: string;
    readonly submissionId: string;
    readonly title: string;
    readonly verdict: Verdict;
    readonly sentAt: Date;
  }[];
}

/** Other exercises that train one of this exercise's skills. */
function alikeIn(slug: string): string[] {
  const skills = findExercise(slug)?.meta.skills ?? [];
  return (
    listExercises()
      .map((one) => one.slug)
      // Reads the skills from the exercise itself, because a listing hides a review's skills.
      .filter((one) => one !== slug && findExercise(one)?.meta.skills.some((skill) => skills.includes(skill)))
  );
}

/**
 * Unresolved threads, and reviews, on a learner's submissions for other exercises with these skills, newest first.
 * Leaves out submissions that this reader may still review independently.
 */
export async function listOnSkill(reader: { readonly id: string }, learnerId: string, slug: string): Promise<OnSkill> {
  const slugs = alikeIn(slug);
  const unseen = await listUnseen(reader, { learnerId });
  const submission = { userId: learnerId, slug: { in: slugs }, id: { notIn: [...unseen] } };
  const [threads, reviews] = await Promise.all([
    db.thread.findMany({
      where: { resolvedAt: null, submission },
      orderBy: { id: "desc" },
      take: MOST,
      include: {
        submission: { select: { slug: true } },
        comments: { orderBy: { id: "desc" }, take: 1, select: { text: true } },
      },
    }),
    db.mentorReview.findMany({
      where: { submission },
      orderBy: { id: "desc" },
      take: MOST,
      select: { id: true, submissionId: true, verdict: true, sentAt: true, submission: { select: { slug: true } } },
    }),
  ]);
  return {
    threads: threads.map(({ id, submissionId, submission: { slug: of }, file, line, comments: [last] }) => {
      return { id, submissionId, title: titleOf(of), file, line, says: (last?.text ?? "").slice(0, 160) };
    }),
    reviews: reviews.map(({ id, submissionId, submission: { slug: of }, verdict, sentAt }) => {
      return { id, submissionId, title: titleOf(of), verdict: verdict as Verdict, sentAt };
    }),
  };
}
