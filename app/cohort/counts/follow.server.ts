import { db, type Transaction } from "~/database/db.server";
import { log } from "~/operations/log.server";
import { lockCounts, recount, writeFacts } from "./counts.server";
import { findRevisions, readFacts } from "./facts.server";
import { OF_EXERCISES, ofCohort, ofExercise, outdate } from "./kept.server";

/**
 * Keeps facts and counts as submissions are graded. Read from the outbox: what a row brings is written in one
 * transaction with the mark that it was read, so a process that is killed loses nothing and counts nothing twice, and
 * several may read at once.
 */

const LOOK_MS = 1_000;
const AT_ONCE = 100;
/** Learners that are counted in one transaction: of more, others would wait for their own. */
const LEARNERS_AT_ONCE = 10;

/** Counts these learners, each once for all these rows. Returns how many of them were not read yet. */
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

/** The figures that are made of these learners' submissions. */
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

/** Reads what the outbox holds that was not read yet. Returns how many rows this call has read. */
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
    // Deleted since: there is nothing to count.
    const gone = rows.filter(({ subjectId }) => !ownerOf.has(subjectId)).map(({ id }) => id);
    if (gone.length > 0) {
      const unread = { id: { in: gone }, isReadByCohort: false };
      read += (await db.outbox.updateMany({ where: unread, data: { isReadByCohort: true } })).count;
    }
    if (rows.length < AT_ONCE) return read;
  }
}

/** Follows the outbox, a look each second. Returns how to stop; resolves once nothing is read. */
export function followFacts(): () => Promise<void> {
  let round: Promise<unknown> | null = null;
  const look = () => {
    round ??= followNews()
      // Someone else who counts the same learner, or a database that is away: read again in the next round.
      .catch((err) => log.warn({ err }, "the reports' counts have not heard of new results"))
      .finally(() => {
        round = null;
      });
  };
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
  };
}
