import { db, type Transaction } from "~/database/db.server";
import { repeat } from "~/operations/repeat.server";
import { lockCounts, recount, writeFacts } from "./counts.server";
import { findRevisions, readFacts } from "./facts.server";
import { OF_EXERCISES, ofCohort, ofExercise, outdate } from "./kept.server";

/**
 * Updates facts and counts as submissions are graded. Reads the outbox: one transaction writes a row's effects and
 * marks the row as read. So a killed process loses nothing and counts nothing twice, and several processes may read
 * at once.
 */

const LOOK_MS = 1_000;
const AT_ONCE = 100;
/** How many learners are counted in one transaction. With more learners, other transactions would wait too long. */
const LEARNERS_AT_ONCE = 10;

/**
 * Updates the counts of each of these learners once, for all of these rows together. Returns the number of rows that
 * were unread.
 */
async function readRowsOf(userIds: string[], rows: readonly { id: number; subjectId: string }[]): Promise<number> {
  const submissionIds = [...new Set(rows.map(({ subjectId }) => subjectId))];
  const where = { id: { in: submissionIds } };
  const revisions = await findRevisions(where);
  return db.$transaction(async (tx) => {
    const unread = { id: { in: rows.map(({ id }) => id) }, isReadByCohort: false };
    const { count } = await tx.outbox.updateMany({ where: unread, data: { isReadByCohort: true } });
    if (count === 0) return 0;
    await lockCounts(tx, userIds);
    await writeFacts(tx, await readFacts(where, revisions, tx));
    await recount(tx, userIds);
    await outdateOf(tx, userIds, submissionIds);
    return count;
  });
}

/** Marks figures that include these learners' submissions as outdated. */
async function outdateOf(tx: Transaction, userIds: string[], submissionIds: string[]): Promise<void> {
  const of = { userId: { in: userIds }, role: "learner" };
  const cohorts = await tx.membership.findMany({ where: of, select: { cohortId: true } });
  const handIns = await tx.submission.findMany({ where: { id: { in: submissionIds } }, select: { slug: true } });
  await outdate(tx, [
    ...new Set(cohorts.map(({ cohortId }) => ofCohort(cohortId))),
    ...new Set(handIns.map(({ slug }) => ofExercise(slug))),
    OF_EXERCISES,
  ]);
}

/** Reads the outbox's unread rows. Returns how many rows this call has read. */
export async function followNews(): Promise<number> {
  let read = 0;
  for (;;) {
    const rows = await db.outbox.findMany({
      where: { isReadByCohort: false },
      orderBy: { id: "asc" },
      take: AT_ONCE,
      select: { id: true, subjectId: true },
    });
    const owners = await db.submission.findMany({
      where: { id: { in: rows.map(({ subjectId }) => subjectId) } },
      select: { id: true, userId: true },
    });
    const ownerOf = new Map(owners.map(({ id, userId }) => [id, userId]));
    const userIds = [...new Set(ownerOf.values())].sort();
    for (let from = 0; from < userIds.length; from += LEARNERS_AT_ONCE) {
      const some = userIds.slice(from, from + LEARNERS_AT_ONCE);
      read += await readRowsOf(
        some,
        rows.filter(({ subjectId }) => some.includes(ownerOf.get(subjectId) ?? "")),
      );
    }
    // These submissions have since been deleted, so there is nothing to count.
    const gone = rows.filter(({ subjectId }) => !ownerOf.has(subjectId)).map(({ id }) => id);
    if (gone.length > 0) {
      const unread = { id: { in: gone }, isReadByCohort: false };
      read += (await db.outbox.updateMany({ where: unread, data: { isReadByCohort: true } })).count;
    }
    if (rows.length < AT_ONCE) return read;
  }
}

/** Checks the outbox every second. Returns a function that stops the timer and resolves once nothing is being read. */
export const followFacts = (): (() => Promise<void>) =>
  // A round fails if another process is counting the same learner, or if the database is unavailable.
  repeat(LOOK_MS, followNews, "the reports' counts were not updated with new results", {
    isAtOnce: false,
    level: "warn",
  });
