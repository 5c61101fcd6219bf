import { createHash, randomBytes } from "node:crypto";
import type { Transaction } from "~/database/db.server";
import { lockCohort } from "~/database/locks.server";

/**
 * Marks that identify people in published figures (`PublishedLedger`). A person's mark is always the same, and no one
 * can work out the person from the mark without knowing the person's id.
 */
export const markOf = (userId: string): string =>
  createHash("sha256").update(`told of ${userId}`).digest("base64url").slice(0, 16);

/**
 * Replaces a person's mark everywhere with the same random mark, in the transaction that deletes the person. Published
 * figures don't change, so the day of a deletion reveals nothing about the person.
 */
export async function forgetMark(tx: Transaction, userId: string): Promise<void> {
  const [mark, drawn] = [markOf(userId), randomBytes(12).toString("base64url")];
  const cohorts = await tx.cohort.findMany({
    where: { OR: [{ published: { people: { contains: mark } } }, { memberships: { some: { userId } } }] },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  for (const { id } of cohorts) {
    // Locks the cohort until the transaction ends. Publishing figures takes the same lock.
    await lockCohort(tx, id);
    const ledger = await tx.publishedLedger.findUnique({ where: { cohortId: id }, select: { people: true } });
    if (!ledger?.people.includes(mark)) continue;
    await tx.publishedLedger.update({
      where: { cohortId: id },
      data: { people: ledger.people.replaceAll(mark, drawn) },
    });
  }
}
