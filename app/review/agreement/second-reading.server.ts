import { thisHour } from "~/database/coarse";
import type { Transaction } from "~/database/db.server";
import { drawShare } from "~/operations/draw.server";
import { orderOf } from "../queue/order";

/** Second readings drawn for agreement: a share of what was reviewed is reviewed by another mentor, unseen. */

const SEAT = 2;

/** Whether a submission is among the share (0–1) that two review. Always the same for the same submission. */
export function isReadTwice(submissionId: string, share: number): boolean {
  return drawShare("second readings", submissionId) < share;
}

/**
 * Makes the second reading of a submission that was drawn, as its first review is sent and in that transaction: before
 * it no one can be told by a row. It asks what the first one asked, and waits like a sample, since no one waits for it.
 * Where no one else could read it there is none.
 */
export async function drawSecondReading(tx: Transaction, itemId: string): Promise<void> {
  const first = await tx.reviewItem.findUniqueOrThrow({
    where: { id: itemId },
    include: { cohort: { select: { doubleShare: true } } },
  });
  const { submissionId, cohortId, learnerId, seat, slug, kind, question, minutes, asksHelp, isStuck } = first;
  if (seat !== 1 || !isReadTwice(submissionId, first.cohort.doubleShare)) return;
  const spoke = { OR: [{ reviews: { some: { submissionId } } }, { overrides: { some: { submissionId } } }] };
  const [others, before] = [
    await tx.membership.count({
      where: { cohortId, role: { in: ["mentor", "lead"] }, userId: { not: learnerId }, user: { NOT: spoke } },
    }),
    await tx.reviewItem.count({ where: { submissionId, seat: SEAT } }),
  ];
  if (others === 0 || before > 0) return;
  const waitingSince = thisHour();
  const reasons = { asksHelp: false, isStuck: false, isSample: true };
  await tx.reviewItem.create({
    data: {
      submissionId,
      cohortId,
      learnerId,
      slug,
      kind,
      question,
      minutes,
      asksHelp,
      isStuck,
      waitingSince,
      seat: SEAT,
      isSample: !asksHelp && !isStuck,
      orderAt: orderOf(waitingSince, reasons),
    },
  });
}
