import { SEAT } from "~/accounts/reading/seats";
import { thisHour } from "~/database/coarse";
import type { Transaction } from "~/database/db.server";
import { drawShare } from "~/operations/draw.server";
import { cohortOf } from "../queue/cohort-of";
import { orderOf } from "../queue/order";

/**
 * Second reviews, drawn at random to measure agreement: another mentor reviews a share of reviewed submissions without
 * seeing the first review.
 */

/**
 * Whether a submission is in the share (0–1) that two mentors review. The answer for a submission is always the same.
 */
export function isReadTwice(submissionId: string, share: number): boolean {
  return drawShare("second readings", submissionId) < share;
}

/**
 * Creates the item for a drawn second review, in the transaction that sends the first review, because an earlier row
 * would reveal the draw. The item has the same question as the first one, and is sorted like a sample, because no one
 * waits for it. Creates nothing if no one else could review the submission.
 */
export async function drawSecondReading(tx: Transaction, itemId: string): Promise<void> {
  const first = await tx.reviewItem.findUniqueOrThrow({
    where: { id: itemId },
    include: { cohort: { select: { doubleShare: true } } },
  });
  const { submissionId, learnerId, seat, slug, kind, question, minutes, asksHelp, isStuck } = first;
  if (seat !== SEAT.first || !first.cohort || !isReadTwice(submissionId, first.cohort.doubleShare)) return;
  const cohortId = cohortOf(first);
  const spoke = { OR: [{ reviews: { some: { submissionId } } }, { overrides: { some: { submissionId } } }] };
  const [others, before] = [
    await tx.membership.count({
      where: { cohortId, role: { in: ["mentor", "lead"] }, userId: { not: learnerId }, user: { NOT: spoke } },
    }),
    await tx.reviewItem.count({ where: { submissionId, seat: SEAT.second } }),
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
      seat: SEAT.second,
      isSample: !asksHelp && !isStuck,
      orderAt: orderOf(waitingSince, reasons),
    },
  });
}
