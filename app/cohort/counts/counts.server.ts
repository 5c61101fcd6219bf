import { db, type Transaction } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import { findRevisions, type Read, readFacts } from "./facts.server";
import { type CountedFact, type Tallies, tallyOf } from "./tallies";

/**
 * Waits until no other transaction is counting any of these learners. If two transactions count a learner for the first
 * time simultaneously, the second transaction conflicts with the rows of the first one and fails.
 */
export const lockCounts = (tx: Transaction, userIds: string[]) =>
  tx.learnerTally.updateMany({ where: { userId: { in: userIds } }, data: { handIns: { increment: 0 } } });

/**
 * The columns that `tallyOf` needs. Learners have hundreds of facts, so only these are read, and with raw SQL, which
 * takes half the time.
 */
const COUNTED_COLUMNS = {
  submissionId: true,
  userId: true,
  slug: true,
  tryNumber: true,
  kind: true,
  track: true,
  counting: true,
  handedInAt: true,
  status: true,
  confidence: true,
  cameTrue: true,
  flawed: true,
  requested: true,
  explained: true,
  proven: true,
  confirmed: true,
  actionable: true,
  skills: true,
  issues: true,
} as const satisfies Record<keyof CountedFact, true>;
const COLUMNS = Prisma.raw(
  Object.keys(COUNTED_COLUMNS)
    .map((name) => `"${name}"`)
    .join(", "),
);

/**
 * Updates the counts of a few learners, within a transaction that has called `lockCounts`. Writes only rows that
 * differ.
 */
export async function recount(tx: Transaction, userIds: string[]): Promise<void> {
  const facts = await tx.$queryRaw<CountedFact[]>`
    SELECT ${COLUMNS} FROM "TryFact" WHERE "userId" IN (${Prisma.join(userIds)})`;
  const byLearner = new Map<string, CountedFact[]>(userIds.map((userId) => [userId, []]));
  for (const fact of facts) byLearner.get(fact.userId)!.push(fact);
  const made = [...byLearner].map(([userId, own]) => ({ userId, ...tallyOf(own) }));
  const rowsOf = <Row extends object>(pick: (tallies: Tallies) => readonly Row[]) =>
    made.flatMap(({ userId, ...tallies }) => pick(tallies).map((row) => ({ userId, ...row })));
  await bring(
    tx.learnerTally,
    userIds,
    rowsOf(({ learner }) => learner),
    ({ userId }) => ({ userId }),
  );
  await bring(
    tx.skillTally,
    userIds,
    rowsOf(({ skills }) => skills),
    ({ userId, skill }) => ({ userId, skill }),
  );
  await bring(
    tx.classTally,
    userIds,
    rowsOf(({ classes }) => classes),
    (row) => ({ userId: row.userId, class: row.class }),
  );
  await bring(
    tx.sureTally,
    userIds,
    rowsOf(({ sure }) => sure),
    ({ userId, kind, step }) => ({ userId, kind, step }),
  );
  await bring(
    tx.weekTally,
    userIds,
    rowsOf(({ weeks }) => weeks),
    ({ userId, week }) => ({ userId, week }),
  );
  await bring(
    tx.trackTally,
    userIds,
    rowsOf(({ tracks }) => tracks),
    ({ userId, track }) => ({ userId, track }),
  );
}

/** The functions that all tables of counts have in common. */
interface Table<Row> {
  findMany(args: { where: { userId: { in: string[] } } }): Promise<unknown[]>;
  deleteMany(args: { where: { OR: object[] } }): Promise<unknown>;
  createMany(args: { data: Row[] }): Promise<unknown>;
}

async function bring<Row extends object>(
  table: unknown,
  userIds: string[],
  made: readonly Row[],
  keyOf: (row: Row) => object,
): Promise<void> {
  const { findMany, deleteMany, createMany } = table as Table<Row>;
  const textOf = (row: Row) => JSON.stringify(keyOf(row));
  const rows = (await findMany({ where: { userId: { in: userIds } } })) as Row[];
  const stored = new Map(rows.map((row) => [textOf(row), row]));
  const others = made.filter((row) => !isSame(row, stored.get(textOf(row))));
  const kept = new Set(made.map(textOf));
  const gone = rows.filter((row) => !kept.has(textOf(row)));
  const old = others.filter((row) => stored.has(textOf(row)));
  if (gone.length + old.length > 0) await deleteMany({ where: { OR: [...gone, ...old].map(keyOf) } });
  if (others.length > 0) await createMany({ data: others });
}

/** Compares two rows field by field, and dates by their time. */
const isSame = <Row extends object>(row: Row, stored: Row | undefined): boolean =>
  stored !== undefined &&
  Object.entries(row).every(([name, value]) => {
    const other = stored[name as keyof Row];
    return value instanceof Date ? value.getTime() === (other as Date | null)?.getTime() : value === other;
  });

/** How many facts are written in one batch. */
const AT_ONCE = 500;

/** Replaces the stored facts and parts of submissions. */
export async function writeFacts(tx: Transaction, read: readonly Read[]): Promise<void> {
  for (let from = 0; from < read.length; from += AT_ONCE) {
    const some = read.slice(from, from + AT_ONCE);
    const submissionId = { in: some.map(({ fact }) => fact.submissionId) };
    await tx.tryFact.deleteMany({ where: { submissionId } });
    await tx.tryFact.createMany({ data: some.map(({ fact }) => fact) });
    await tx.tryParts.createMany({
      data: some.map(({ fact, parts }) => ({ submissionId: fact.submissionId, parts: JSON.stringify(parts) })),
    });
  }
}

const LEARNERS_AT_ONCE = 100;
/**
 * Recalculates all facts and counts from submissions and results. Can be repeated, and is safe while grading continues:
 * if a result is stored while its learner is being counted, `follow.server.ts` counts the learner again. `say` receives
 * the progress. Returns the number of learners.
 */
export async function recountAll(say: (done: number, all: number) => void = () => {}): Promise<number> {
  const all = await db.user.count({ where: { submissions: { some: {} } } });
  let [done, after] = [0, ""];
  for (;;) {
    const learners = await db.user.findMany({
      where: { id: { gt: after }, submissions: { some: {} } },
      orderBy: { id: "asc" },
      take: LEARNERS_AT_ONCE,
      select: { id: true },
    });
    for (const { id } of learners) {
      await recountLearner(id);
      say(++done, all);
    }
    after = learners.at(-1)?.id ?? after;
    if (learners.length < LEARNERS_AT_ONCE) return done;
  }
}

/** The time limit for recounting a learner with many submissions and all their reports. */
const LONGEST_MS = 60_000;

/** Recalculates one learner's facts and counts. */
export async function recountLearner(userId: string): Promise<void> {
  const revisions = await findRevisions({ userId });
  await db.$transaction(
    async (tx) => {
      await lockCounts(tx, [userId]);
      await writeFacts(tx, await readFacts({ userId }, revisions, tx));
      await recount(tx, [userId]);
    },
    { timeout: LONGEST_MS, maxWait: LONGEST_MS },
  );
}
