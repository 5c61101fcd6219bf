import { createHash, randomBytes } from "node:crypto";
import type { Transaction } from "~/database/db.server";

/**
 * Marks that stand for people in what was told of cohorts (`ToldLedger`): the same for a person each time, and from
 * which no one is found but by their id.
 */
export const markOf = (userId: string): string =>
  createHash("sha256").update(`told of ${userId}`).digest("base64url").slice(0, 16);

/**
 * Puts a mark that was drawn in a person's place, the same wherever they stand, within the transaction that deletes
 * them: what was told of a cohort stays what it was, so that the day on which someone goes tells nothing of them
 * either.
 */
export async function forgetMark(tx: Transaction, userId: string): Promise<void> {
  const [mark, drawn] = [markOf(userId), randomBytes(12).toString("base64url")];
  const cohorts = await tx.cohort.findMany({
    where: { OR: [{ told: { people: { contains: mark } } }, { memberships: { some: { userId } } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of cohorts) {
    // Held until the end, as by who tells of the cohort.
    await tx.cohort.updateMany({ where: { id }, data: { id } });
    const ledger = await tx.toldLedger.findUnique({ where: { cohortId: id }, select: { people: true } });
    if (!ledger?.people.includes(mark)) continue;
    await tx.toldLedger.update({ where: { cohortId: id }, data: { people: ledger.people.replaceAll(mark, drawn) } });
  }
}
