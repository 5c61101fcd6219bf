import { z } from "zod";
import { today } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { findOpenReport } from "~/grading/open-submission.server";
import { findOpening } from "~/grading/workspace/opening.server";
import { KINDS, type KindId } from "~/kinds/registry";

/** The passed submissions that a learner shares, one for each exercise. */

interface Person {
  readonly id: string;
}

const MOST_NOTE = 2_000;

export const ShareSchema = z.object({
  note: z.string().trim().max(MOST_NOTE, "This note is longer than 2,000 characters. Shorten it.").default(""),
  isNamed: z.literal("on").optional(),
});

/** The solution that a learner shares for an exercise. */
interface Shared {
  readonly id: string;
  readonly submissionId: string;
  readonly note: string;
  readonly isNamed: boolean;
  readonly votes: number;
  readonly isHidden: boolean;
}

/** The solution that this learner shares for an exercise; null if there is none. */
export async function findShared({ id: userId }: Person, slug: string): Promise<Shared | null> {
  const row = await db.solution.findUnique({
    where: { userId_slug: { userId, slug } },
    include: { _count: { select: { votes: true } } },
  });
  if (!row || row.isWithdrawn) return null;
  const { id, submissionId, note, isNamed, hiddenOn, _count } = row;
  return { id, submissionId, note, isNamed, votes: _count.votes, isHidden: hiddenOn !== null };
}

/**
 * A learner's own passed submission that they may share. Null if the submission isn't passed, or if its report isn't
 * open to the learner.
 */
export async function findShareable(learner: Person, submissionId: string) {
  const report = await findOpenReport(learner, submissionId);
  return report?.grading.status === "passed" ? report : null;
}

/**
 * Shares a passed submission. If the learner already shares another submission for the same exercise, replaces that
 * submission and deletes its votes. If the submission is shared already, changes only the note and the name. If a lead
 * hid the solution, it stays hidden, even with another attempt. Returns the solution's address, or null if the
 * submission can't be shared.
 */
export async function share(
  learner: Person,
  submissionId: string,
  { note, isNamed }: { readonly note: string; readonly isNamed: boolean },
): Promise<string | null> {
  const submission = await findShareable(learner, submissionId);
  if (!submission) return null;
  const { slug } = submission;
  const put = () =>
    db.$transaction(async (tx) => {
      const userId_slug = { userId: learner.id, slug };
      // Locks the row, so that a lead who hides the solution at this moment waits, and then finds it replaced.
      await tx.solution.updateMany({ where: userId_slug, data: { slug } });
      const before = await tx.solution.findUnique({ where: { userId_slug } });
      await tx.solution.deleteMany({ where: { ...userId_slug, submissionId: { not: submissionId } } });
      return tx.solution.upsert({
        where: { submissionId },
        create: { ...userId_slug, submissionId, note, isNamed, sharedOn: today(), hiddenOn: before?.hiddenOn ?? null },
        update: { note, isNamed, isWithdrawn: false },
      });
    });
  // If the form was sent twice at once, the second request finds the row of the first.
  const { id } = await put().catch((error) => (isUniqueConflict(error) ? put() : Promise.reject(error)));
  return addressOf({ id, slug });
}

/**
 * Withdraws a solution with its note and votes. Does nothing if this submission isn't shared. If a lead hid the
 * solution, Onramp keeps only the fact that it was hidden.
 */
export async function withdraw({ id: userId }: Person, submissionId: string): Promise<void> {
  const own = { userId, submissionId };
  await db.$transaction(async (tx) => {
    await tx.solutionVote.deleteMany({ where: { solution: own } });
    await tx.solution.deleteMany({ where: { ...own, hiddenOn: null } });
    await tx.solution.updateMany({ where: own, data: { note: "", isNamed: false, isWithdrawn: true } });
  });
}

const addressOf = ({ id, slug }: { readonly id: string; readonly slug: string }) =>
  `/exercises/${slug}/solutions/${id}`;

/**
 * For a learner's report: how many other learners share a solution (null while the learner can't open solutions), and
 * the learner's own solution.
 */
export async function readSolutionsBeside(
  learner: Person,
  { slug, kind }: { readonly slug: string; readonly kind: KindId },
) {
  const [{ hasAnswer, hasTried }, shared, others] = await Promise.all([
    findOpening(learner, slug, KINDS[kind]),
    findShared(learner, slug),
    db.solution.count({ where: { slug, hiddenOn: null, userId: { not: learner.id } } }),
  ]);
  return { others: hasAnswer ? others : null, isDiscussed: hasTried, shared };
}
