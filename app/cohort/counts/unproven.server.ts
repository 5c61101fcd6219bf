import { db } from "~/database/db.server";
import { backedOf } from "./fact";
import { readByIds } from "./learning.server";

const NONE: ReadonlySet<string> = new Set();

/**
 * Which of these passed submissions are unproven: their kind needs a proof or a mentor's confirmation, and they have
 * neither. For submissions in `asGraded`, ignores mentors' confirmations.
 */
export async function listUnproven(ids: readonly string[], asGraded = NONE): Promise<ReadonlySet<string>> {
  const select = { submissionId: true, proven: true, confirmed: true };
  const facts = await readByIds(ids, (some) => db.tryFact.findMany({ where: { submissionId: { in: some } }, select }));
  const unproven = facts.filter(
    ({ submissionId, proven, confirmed }) =>
      backedOf({ proven, confirmed: asGraded.has(submissionId) ? null : confirmed }) === false,
  );
  return new Set(unproven.map(({ submissionId }) => submissionId));
}
