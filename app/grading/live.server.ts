import { db, type Transaction } from "~/database/db.server";
import { createWatch } from "~/operations/watch.server";

/** Tells live pages that a submission has a result, as the outbox says. */

/** By submission, its last outbox row. */
async function readSigns(submissionIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.outbox.groupBy({
    by: ["subjectId"],
    where: { subjectId: { in: [...submissionIds] }, type: "result" },
    _max: { id: true },
  });
  return new Map(rows.map(({ subjectId, _max }) => [subjectId, String(_max.id)]));
}

const watch = createWatch("onramp_result", readSigns);

/** Writes the outbox row of a result, within the result's transaction. */
export async function publishResult(tx: Transaction, submissionId: string, resultId: string): Promise<void> {
  await tx.outbox.create({ data: { type: "result", subjectId: submissionId, payload: JSON.stringify({ resultId }) } });
  await watch.changed(tx, submissionId);
}

/**
 * Writes the outbox row of what else counts of a graded submission, within the transaction that stores it: `explained`
 * by its learner, or `said` by a mentor.
 */
export async function publishWord(tx: Transaction, submissionId: string, type: "explained" | "said"): Promise<void> {
  await tx.outbox.create({ data: { type, subjectId: submissionId, payload: "{}" } });
}

/** Tells this process' pages of a result that was committed. */
export const announceResult = (submissionId: string): void => watch.look(submissionId);

/**
 * Calls `hear` where the submission has a result, and each time that it gets another. Returns how to stop listening.
 */
export const onResult = (submissionId: string, hear: () => void): (() => void) => watch.listen(submissionId, hear);
