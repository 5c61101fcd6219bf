import { db, type Transaction } from "~/database/db.server";
import type { Place } from "./named-columns";

type Row = Readonly<Record<string, unknown>>;
interface Rows {
  findMany(query: object): Promise<Row[]>;
  updateMany(query: object): Promise<{ count: number }>;
}
const rowsOf = (client: Transaction, { table }: Place) => (client as unknown as Record<string, Rows>)[table]!;

const USER = { select: { memberships: { select: { cohortId: true } } } };
const COHORTS: Readonly<Record<Place["in"], object>> = {
  cohortId: { cohortId: true },
  submission: { submission: { select: { user: USER } } },
  thread: {
    thread: {
      select: { comments: { select: { authorId: true, text: true } }, submission: { select: { user: USER } } },
    },
  },
  user: { user: USER },
};

interface Found {
  readonly id: string;
  readonly column: string;
  readonly text: string;
  /** Cohorts whose leads may decide on the text: the row's own cohort, or the learner's cohorts. */
  readonly cohortIds: readonly string[];
  /** What the person wrote in the same conversation. */
  readonly said: readonly string[];
}

function cohortIdsOf(row: Row): string[] {
  if (typeof row.cohortId === "string") return [row.cohortId];
  type Of = { submission?: Of; thread?: Of; user?: Of; memberships?: { cohortId: string }[] };
  const { submission: of, thread, user, memberships } = row as Of;
  const inner = of ?? thread ?? user;
  return memberships ? memberships.map(({ cohortId }) => cohortId) : inner ? cohortIdsOf(inner as Row) : [];
}

/**
 * Other people's texts in a column that contain one of these words, or that are in one of the person's conversations.
 */
export async function readPlace(
  tx: Transaction,
  place: Place,
  userId: string,
  words: readonly string[],
): Promise<Found[]> {
  const naming = place.columns.flatMap((column) => words.map((contains) => ({ [column]: { contains } })));
  const joined = place.in === "thread" ? [{ thread: { comments: { some: { authorId: userId } } } }] : [];
  const rows = await rowsOf(tx, place).findMany({
    where: { AND: [place.of(userId), { OR: [...naming, ...joined] }] },
    orderBy: { [place.key]: "desc" },
    select: {
      [place.key]: true,
      ...COHORTS[place.in],
      ...Object.fromEntries(place.columns.map((column) => [column, true])),
    },
  });
  return rows.flatMap((row) => {
    const { comments = [] } = (row.thread ?? {}) as { comments?: { authorId: string; text: string }[] };
    const said = comments.flatMap((one) => (one.authorId === userId ? one.text.split("\n") : []));
    return place.columns.map((column) => ({
      id: String(row[place.key]),
      column,
      text: String(row[column]),
      cohortIds: cohortIdsOf(row),
      said,
    }));
  });
}

/** The texts in one column of these rows, by row id. */
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

/** The submissions of these rows, by row id. Empty for a column whose texts are not on submissions. */
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

/** Replaces a text. Returns false if the row no longer has the old text. */
export async function exchangeText(
  tx: Transaction,
  place: Place,
  { id, column }: { readonly id: string; readonly column: string },
  [before, after]: readonly [string, string],
): Promise<boolean> {
  const where = { [place.key]: id, [column]: before };
  return (await rowsOf(tx, place).updateMany({ where, data: { [column]: after } })).count > 0;
}
