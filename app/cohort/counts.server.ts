import { db, type Transaction } from "~/db.server";
import type { Fact } from "./fact";
import { findRevisions, type Read, readFacts } from "./facts.server";
import { tallyOf } from "./tallies";

/**
 * Who counts the same learner at once waits here until the transaction is over. Of two that count a learner for the first
 * time the second meets the first one's rows, and fails.
 */
export const lockCounts = (tx: Transaction, userId: string) =>
  tx.learnerTally.updateMany({ where: { userId }, data: { handIns: { increment: 0 } } });

/** Brings one learner's counts up to date, within a transaction that has called `lockCounts`. Writes what differs alone. */
export async function recount(tx: Transaction, userId: string): Promise<void> {
  const facts = (await tx.tryFact.findMany({ where: { userId } })) as Fact[];
  const made = tallyOf(facts);
  await bring(tx.learnerTally, userId, made.learner, () => ({ userId }));
  await bring(tx.skillTally, userId, made.skills, ({ skill }) => ({ skill }));
  await bring(tx.classTally, userId, made.classes, (row) => ({ class: row.class }));
  await bring(tx.sureTally, userId, made.sure, ({ kind, step }) => ({ kind, step }));
  await bring(tx.weekTally, userId, made.weeks, ({ week }) => ({ week }));
  await bring(tx.trackTally, userId, made.tracks, ({ track }) => ({ track }));
}

/** A table of counts, as far as they are alike. */
interface Table<Row> {
  findMany(args: { where: { userId: string } }): Promise<unknown[]>;
  deleteMany(args: { where: { userId: string; OR: object[] } }): Promise<unknown>;
  createMany(args: { data: (Row & { userId: string })[] }): Promise<unknown>;
}

async function bring<Row extends object>(
  table: unknown,
  userId: string,
  made: readonly Row[],
  keyOf: (row: Row) => object,
): Promise<void> {
  const { findMany, deleteMany, createMany } = table as Table<Row>;
  const stored = new Map<string, Row>();
  for (const row of await findMany({ where: { userId } })) {
    const { userId: _, ...counts } = row as Row & { userId: string };
    stored.set(JSON.stringify(keyOf(counts as unknown as Row)), counts as unknown as Row);
  }
  const others = made.filter((row) => !isSame(row, stored.get(JSON.stringify(keyOf(row)))));
  const kept = new Set(made.map((row) => JSON.stringify(keyOf(row))));
  const gone = [...stored].filter(([key]) => !kept.has(key)).map(([, row]) => keyOf(row));
  const old = others.filter((row) => stored.has(JSON.stringify(keyOf(row)))).map(keyOf);
  if (gone.length + old.length > 0) await deleteMany({ where: { userId, OR: [...gone, ...old] } });
  if (others.length > 0) await createMany({ data: others.map((row) => ({ userId, ...row })) });
}

/** Field by field: dates by their moment. */
const isSame = <Row extends object>(row: Row, stored: Row | undefined): boolean =>
  stored !== undefined &&
  Object.entries(row).every(([name, value]) => {
    const other = stored[name as keyof Row];
    return value instanceof Date ? value.getTime() === (other as Date | null)?.getTime() : value === other;
  });

/** Facts that are written at once. */
const AT_ONCE = 500;

/** Writes what hand-ins tell, in the place of what was written of them before. */
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
 * Makes all facts and counts anew from hand-ins and results. Repeatable, and safe beside what is graded meanwhile: what is
 * stored while a learner is counted is counted again by `follow.server.ts`. `say` hears of progress.
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

/** A learner of many hand-ins, with all their reports. */
const LONGEST_MS = 60_000;

/** Makes one learner's facts and counts anew. */
export async function recountLearner(userId: string): Promise<void> {
  const revisions = await findRevisions({ userId });
  await db.$transaction(
    async (tx) => {
      await lockCounts(tx, userId);
      await writeFacts(tx, await readFacts({ userId }, revisions, tx));
      await recount(tx, userId);
    },
    { timeout: LONGEST_MS, maxWait: LONGEST_MS },
  );
}
