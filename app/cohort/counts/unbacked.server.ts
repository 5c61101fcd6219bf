import { db } from "~/database/db.server";
import { backedAsSeen } from "./fact";
import { readByIds } from "./learning.server";

const NONE: ReadonlySet<string> = new Set();

/**
 * Which of these passed submissions are not backed, although their kind needs backing. Pages call them unproven. For
 * submissions in `asGraded`, ignores mentors' confirmations.
 */
export async function listUnbacked(ids: readonly string[], asGraded = NONE): Promise<ReadonlySet<string>> {
  const select = { submissionId: true, proven: true, confirmed: true };
  const facts = await readByIds(ids, (some) => db.tryFact.findMany({ where: { submissionId: { in: some } }, select }));
  const unbacked = facts.filter((fact) => backedAsSeen(fact, asGraded) === false);
  return new Set(unbacked.map(({ submissionId }) => submissionId));
}
