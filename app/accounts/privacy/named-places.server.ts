import { setImmediate as nextRound } from "node:timers/promises";
import { db, type Transaction } from "~/database/db.server";
import type { Place } from "./named-columns";
import { readRuns } from "./privacy-quotes";

type Row = Readonly<Record<string, unknown>>;
interface Rows {
  findMany(query: object): Promise<Row[]>;
  updateMany(query: object): Promise<{ count: number }>;
}
const rowsOf = (client: Transaction, { table }: Place) => (client as unknown as Record<string, Rows>)[table]!;

const COHORT = { cohortId: true };
const USER = { select: { memberships: { select: COHORT } } };
const LEARNER = { select: { memberships: { where: { role: "learner" }, select: COHORT } } };
const COHORTS: Readonly<Record<Place["in"], object>> = {
  cohortId: COHORT,
  submission: { submission: { select: { user: LEARNER } } },
  thread: { threadId: true, thread: { select: { submission: { select: { user: LEARNER } } } } },
  user: { user: USER },
};

const NOTHING: ReadonlySet<string> = new Set();

/** The number of rows read at once, with everything that the person wrote in the same conversations. */
const BATCH = 100;

interface Found {
  readonly id: string;
  readonly column: string;
  readonly text: string;
  /**
   * Cohorts whose leads may decide on the text: the row's own cohort, the author's cohorts, or the cohorts in which the
   * owner of the submission is a learner.
   */
  readonly cohortIds: readonly string[];
  /** What the person wrote in the same conversation, as `readRuns` returns it. */
  readonly said: ReadonlySet<string>;
}

function cohortIdsOf(row: Row): string[] {
  if (typeof row.cohortId === "string") return [row.cohortId];
  type Of = { submission?: Of; thread?: Of; user?: Of; memberships?: { cohortId: string }[] };
  const { submission: of, thread, user, memberships } = row as Of;
  const inner = of ?? thread ?? user;
  return memberships ? memberships.map(({ cohortId }) => cohortId) : inner ? cohortIdsOf(inner as Row) : [];
}

/**
 * Yields the texts that other people wrote in this place and that contain one of these words or are in one of the
 * person's conversations, newest first. Reads the texts in batches, and only as many as the caller takes. `shown` is an
 * additional condition for the rows.
 */
export async function* readPlace(
  tx: Transaction,
  place: Place,
  {
    userId,
    words,
    shown = {},
  }: { readonly userId: string; readonly words: readonly string[]; readonly shown?: object },
): AsyncGenerator<Found> {
  const naming = place.columns.flatMap((column) => words.map((contains) => ({ [column]: { contains } })));
  const joined = place.in === "thread" ? [{ thread: { comments: { some: { authorId: userId } } } }] : [];
  for (let last: unknown; ; ) {
    const past = last === undefined ? {} : { [place.key]: { lt: last } };
    const rows = await rowsOf(tx, place).findMany({
      where: { AND: [place.of(userId), shown, past, { OR: [...naming, ...joined] }] },
      orderBy: { [place.key]: "desc" },
      take: BATCH,
      select: {
        [place.key]: true,
        ...COHORTS[place.in],
        ...Object.fromEntries(place.columns.map((column) => [column, true])),
      },
    });
    const saidIn = await readSaid(tx, userId, rows);
    for (const row of rows)
      for (const column of place.columns)
        yield {
          id: String(row[place.key]),
          column,
          text: String(row[column]),
          cohortIds: cohortIdsOf(row),
          said: saidIn.get(row.threadId) ?? NOTHING,
        };
    if (rows.length < BATCH) return;
    last = rows.at(-1)![place.key];
  }
}

/** Reads what the person wrote in the conversations of these rows, once for all rows. Keyed by conversation. */
async function readSaid(
  tx: Transaction,
  authorId: string,
  rows: readonly Row[],
): Promise<Map<unknown, ReadonlySet<string>>> {
  const ids = [...new Set(rows.flatMap(({ threadId }) => (typeof threadId === "string" ? [threadId] : [])))];
  if (ids.length === 0) return new Map();
  const own = await tx.comment.findMany({
    where: { authorId, threadId: { in: ids } },
    select: { threadId: true, text: true },
  });
  const texts = new Map<unknown, string[]>(ids.map((id) => [id, []]));
  for (const { threadId, text } of own) texts.get(threadId)!.push(text);
  const said = new Map<unknown, ReadonlySet<string>>();
  for (const [id, written] of texts) {
    // A conversation may take 100 ms, so other requests get their turn in between.
    await nextRound();
    said.set(id, readRuns(written));
  }
  return said;
}

/** The texts in one column of these rows, keyed by row id. */
export async function readTexts(
  place: Place,
  column: string,
  ids: readonly string[],
  tx: Transaction = db,
): Promise<Map<string, string>> {
  const rows = await rowsOf(tx, place).findMany({
    where: { [place.key]: { in: [...ids] } },
    select: { [place.key]: true, [column]: true },
  });
  return new Map(rows.map((row) => [String(row[place.key]), String(row[column])]));
}

/**
 * The submissions that these rows are about, keyed by row id. Empty for a column whose texts are not about submissions.
 */
export async function readSubmissions(place: Place, ids: readonly string[]): Promise<Map<string, string>> {
  const of = { submission: { submissionId: true }, thread: { thread: { select: { submissionId: true } } } };
  if (place.in !== "submission" && place.in !== "thread") return new Map();
  const rows = await rowsOf(db, place).findMany({
    where: { [place.key]: { in: [...ids] } },
    select: { [place.key]: true, ...of[place.in] },
  });
  return new Map(
    rows.map((row) => [
      String(row[place.key]),
      String(row.submissionId ?? (row.thread as { submissionId: string }).submissionId),
    ]),
  );
}

/** Replaces a text. Returns false if the row no longer contains the old text. */
export async function exchangeText(
  tx: Transaction,
  place: Place,
  { id, column }: { readonly id: string; readonly column: string },
  [before, after]: readonly [string, string],
): Promise<boolean> {
  const where = { [place.key]: id, [column]: before };
  return (await rowsOf(tx, place).updateMany({ where, data: { [column]: after } })).count > 0;
}
