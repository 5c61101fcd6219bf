import { db, type Transaction } from "~/database/db.server";

/**
 * Where others write text that may name a person, in the person's cohorts: what they handed in, and what only its
 * author sees (drafts of reviews, texts that a mentor keeps for themselves), is not looked at, nor what a learner and a
 * mentor write about a talk, which is between the two. All tables are read in one way, so what Prisma knows of each is
 * not used here.
 */
export interface Place {
  /** The table, as the client calls it. */
  readonly table: string;
  readonly key: string;
  readonly columns: readonly string[];
  /** Rows of others in cohorts of this person. */
  of(userId: string): object;
  /** What finds the cohort: a column of the row, or the learner whose work it is on. */
  readonly in: "cohortId" | "submission" | "thread" | "user";
  /** What a lead, and the person before they go, reads of it. */
  readonly says: string;
  /** Seen by leads and admins alone. */
  readonly isSecret?: true;
}

const inCohort = (userId: string) => ({ memberships: { some: { userId } } });
const taught = (userId: string) => ({ memberships: { some: { cohort: inCohort(userId) } } });
/** On their own work it goes with the work. */
const submission = (userId: string) => ({ submission: { userId: { not: userId }, user: taught(userId) } });

export const PLACES: readonly Place[] = [
  {
    table: "comment",
    key: "id",
    columns: ["text"],
    in: "thread",
    says: "a comment",
    of: (userId) => ({
      authorId: { not: userId },
      thread: {
        submission: { userId: { not: userId } },
        OR: [{ comments: { some: { authorId: userId } } }, submission(userId)],
      },
    }),
  },
  {
    table: "mentorReview",
    key: "id",
    columns: ["summary"],
    in: "submission",
    says: "a review",
    of: (userId) => ({ mentorId: { not: userId }, ...submission(userId) }),
  },
  {
    table: "reviewItem",
    key: "id",
    columns: ["question"],
    in: "cohortId",
    says: "a question",
    of: (userId) => ({ learnerId: { not: userId }, learner: taught(userId) }),
  },
  {
    table: "override",
    key: "id",
    columns: ["reason"],
    in: "submission",
    says: "a reason for a score",
    of: (userId) => ({ byId: { not: userId }, ...submission(userId) }),
  },
  {
    table: "stoodBy",
    key: "submissionId",
    columns: ["text"],
    in: "submission",
    says: "a reason for a finding",
    of: submission,
  },
  {
    table: "ruling",
    key: "id",
    columns: ["title", "why"],
    in: "cohortId",
    says: "a ruling",
    of: (userId) => ({ ruledById: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "assignment",
    key: "id",
    columns: ["title", "note"],
    in: "cohortId",
    says: "an assignment",
    of: (userId) => ({ writtenById: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "portfolio",
    key: "userId",
    columns: ["intro"],
    in: "user",
    says: "a portfolio",
    // Closed, it is its author's alone.
    of: (userId) => ({ userId: { not: userId }, user: taught(userId), link: { not: null } }),
  },
  {
    table: "snippet",
    key: "id",
    columns: ["name", "text"],
    in: "cohortId",
    says: "a shared text of a mentor",
    of: (userId) => ({ ownerId: { not: userId }, cohort: inCohort(userId) }),
  },
  {
    table: "exportLink",
    key: "id",
    columns: ["name"],
    in: "cohortId",
    says: "the name of an export link",
    of: (userId) => ({ madeById: { not: userId }, cohort: inCohort(userId) }),
    isSecret: true,
  },
  {
    table: "abuseReport",
    key: "id",
    columns: ["reason", "note"],
    in: "cohortId",
    says: "a report",
    of: (userId) => ({ reporterId: { not: userId }, aboutId: { not: userId }, cohort: inCohort(userId) }),
    isSecret: true,
  },
];

export const placeOf = (table: string): Place => {
  const found = PLACES.find((place) => place.table === table);
  if (!found) throw new Error(`no text of others is in ${table}`);
  return found;
};

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
  /** That it may be decided in, the row's own or those of the learner. */
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

/** Texts of others in a place that hold one of these words, or are in a conversation of the person's. */
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

/** The text in one column of these rows, by the row's id. */
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

/** The submissions that these rows are about, by the row's id: none for a place that is not on submissions. */
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

/** Writes a text in the place of another. Returns false where the other is not there any more. */
export async function exchangeText(
  tx: Transaction,
  place: Place,
  { id, column }: { readonly id: string; readonly column: string },
  [before, after]: readonly [string, string],
): Promise<boolean> {
  const where = { [place.key]: id, [column]: before };
  return (await rowsOf(tx, place).updateMany({ where, data: { [column]: after } })).count > 0;
}
