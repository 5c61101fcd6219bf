import { db, type Transaction } from "~/database/db.server";
import { createWatch } from "~/operations/watch.server";

/** Notifies live pages when the outbox shows that a submission has a result. */

/** The id of each submission's last result row in the outbox, keyed by submission id. */
async function readSigns(submissionIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.outbox.groupBy({
    by: ["subjectId"],
    where: { subjectId: { in: [...submissionIds] }, type: "result" },
    _max: { id: true },
  });
  return new Map(rows.map(({ subjectId, _max }) => [subjectId, String(_max.id)]));
}

const watch = createWatch("onramp_result", readSigns);

/** Writes a result's outbox row, within the result's transaction. */
export async function publishResult(tx: Transaction, submissionId: string, resultId: string): Promise<void> {
  await tx.outbox.create({ data: { type: "result", subjectId: submissionId, payload: JSON.stringify({ resultId }) } });
  await watch.changed(tx, submissionId);
}

/**
 * Writes the outbox row for another change to a graded submission, within the change's transaction. `explained` means
 * that the learner answered the question after a pass. `said` means that anything else on which figures depend has
 * changed, for example because a mentor wrote something, or because a guest's work moved to an account.
 */
export async function publishWord(tx: Transaction, submissionId: string, type: "explained" | "said"): Promise<void> {
  await tx.outbox.create({ data: { type, subjectId: submissionId, payload: "{}" } });
}

/** Notifies this process's live pages of a result after its transaction has been committed. */
export const announceResult = (submissionId: string): void => watch.look(submissionId);

/**
 * Calls `hear` if the submission has a result, and each time it gets another result. Returns a function that stops the
 * calls.
 */
export const onResult = (submissionId: string, hear: () => void): (() => void) => watch.listen(submissionId, hear);
