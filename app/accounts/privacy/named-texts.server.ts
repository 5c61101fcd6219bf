// Long: how a text that names a person is found, listed and decided on.

import { createHash } from "node:crypto";
import { z } from "zod";
import { db, type Transaction } from "~/database/db.server";
import { recordAudit } from "../audit.server";
import { byName } from "../name-order";
import type { CohortReader } from "../reading/reader.server";
import { listUnseenIn } from "../reading/unseen.server";
import { PLACES, type Place, placeOf } from "./named-columns";
import { exchangeText, readPlace, readSubmissions, readTexts } from "./named-places.server";
import { SHOWN } from "./named-shown.server";
import { findSpans, namesOf, type Quoted, type Span, withoutSpans } from "./privacy-quotes";

/**
 * Other people's texts that name or quote a person. Each text belongs to its author, so deleting the person's account
 * does not change it. A lead of the cohort, or an admin if the cohort has no lead, decides on each text and sees how
 * the text would change (docs/decisions/035). Until then, only positions in the text are stored, not the name.
 */

/** The maximum number of texts per person. Without it, a name that is a common word would fill the list. */
const MOST_OF_PERSON = 100;
/** The maximum number of texts searched per place for the page shown before a deletion, which anyone may open often. */
const MOST_READ = 1000;
/**
 * The maximum number of texts searched per place in the transaction that deletes the person, which takes about 1 s. A
 * name such as "e" is part of nearly every text, but rarely a whole word. In SQLite, no one else can write during this
 * time.
 */
const MOST_LEFT = 10_000;
/** The maximum number of texts shown at once. */
const MOST_SHOWN = 50;

type Person = Omit<Quoted, "said">;

interface Naming {
  readonly place: Place;
  readonly id: string;
  readonly column: string;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly cohortIds: readonly string[];
}

/** A person's current and former names and addresses; null if there is no such person. */
export async function findNames(tx: Transaction, userId: string): Promise<Person | null> {
  const row = await tx.user.findUnique({
    where: { id: userId },
    select: { name: true, email: true, formerNames: true },
  });
  return row && { name: row.name, email: row.email, former: row.formerNames.split("\n").filter(Boolean) };
}

/**
 * Finds the newest texts in each place that name or quote the person. `shownIn` limits the rows of a place by a
 * condition, or leaves the place out (null). Hidden rows are never read, so the number of texts found and the time
 * taken don't depend on them.
 */
async function findNaming(
  tx: Transaction,
  userId: string,
  person: Person,
  { shownIn, most }: { readonly shownIn: (place: Place) => object | null; readonly most: number },
): Promise<Naming[]> {
  const words = namesOf(person);
  const found: Naming[] = [];
  for (const place of PLACES) {
    const shown = shownIn(place);
    let read = 0;
    if (!shown) continue;
    for await (const { said, ...row } of readPlace(tx, place, { userId, words, shown })) {
      const spans = findSpans(row.text, { ...person, said });
      if (spans.length > 0) found.push({ ...row, place, spans });
      if (found.length >= MOST_OF_PERSON) return found;
      read += 1;
      if (read >= most) break;
    }
  }
  return found;
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64url");

/** Queues the texts that name a person, for leads to decide on, in the transaction that deletes the person. */
export async function leaveToLeads(tx: Transaction, userId: string, person: Person, most = MOST_LEFT): Promise<void> {
  const own = await tx.membership.findMany({ where: { userId }, select: { cohortId: true } });
  const mine = new Set(own.map(({ cohortId }) => cohortId));
  const found = await findNaming(tx, userId, person, { shownIn: () => ({}), most });
  const data = found.flatMap(({ place, id, column, text, spans, cohortIds }) => {
    const cohortId = cohortIds.find((one) => mine.has(one)) ?? cohortIds[0];
    if (cohortId === undefined) return [];
    return [{ cohortId, table: place.table, row: id, column, spans: JSON.stringify(spans), hash: hashOf(text) }];
  });
  if (data.length > 0) await tx.namedText.createMany({ data });
}

export interface NamingView {
  readonly says: string;
  readonly text: string;
}

/**
 * Lists other people's texts that name or quote this person, to show before a deletion. Includes only texts that the
 * person can currently open on other pages. Even the number of other texts stays hidden, because a name can be any
 * phrase, and the number would reveal whether a hidden text contains the phrase.
 */
export async function listNaming({ id }: { readonly id: string }): Promise<NamingView[]> {
  const person = await findNames(db, id);
  if (!person) return [];
  const shownIn = ({ table }: Place) => SHOWN[table]?.({ id }) ?? null;
  const found = await findNaming(db, id, person, { shownIn, most: MOST_READ });
  return found.map(({ place, text }) => ({ says: place.says, text }));
}

const SpansSchema = z.array(z.tuple([z.int().min(0), z.int().min(0)]));

export interface NamedText {
  readonly id: string;
  readonly says: string;
  readonly before: string;
  readonly after: string;
}

/** The texts that a lead of this cohort must decide on, and their number. */
export async function listNamedTexts(
  reader: CohortReader,
): Promise<{ readonly rows: readonly NamedText[]; readonly total: number }> {
  const where = await seenBy(reader);
  const [stored, total] = await Promise.all([
    db.namedText.findMany({ where, orderBy: [{ table: "asc" }, { id: "asc" }], take: MOST_SHOWN }),
    db.namedText.count({ where }),
  ]);
  const rows: NamedText[] = [];
  const past: string[] = [];
  for (const row of stored) {
    const place = placeOf(row.table);
    const before = (await readTexts(place, row.column, [row.row])).get(row.row);
    // If the author has since deleted or edited the text, there is nothing left to decide.
    if (before === undefined || hashOf(before) !== row.hash) past.push(row.id);
    else rows.push({ id: row.id, says: place.says, before, after: afterOf(before, row.spans) });
  }
  if (past.length > 0) await db.namedText.deleteMany({ where: { id: { in: past } } });
  return { rows, total: total - past.length };
}

/**
 * How many texts wait for this person's decision in each cohort. Cohorts without such texts may be missing. A text that
 * its author has since edited still counts until someone opens the list.
 */
export async function countNamedTexts(
  person: CohortReader["person"],
  cohortIds: readonly string[],
): Promise<(readonly [cohortId: string, undecided: number])[]> {
  const where = { cohortId: { in: [...cohortIds] } };
  // Usually no cohort has such texts, and this is the only query.
  const rows = await db.namedText.groupBy({ by: ["cohortId"], where });
  return Promise.all(
    rows.map(async ({ cohortId }) => {
      const unseen = () => listUnseenIn(person, cohortId);
      return [cohortId, await db.namedText.count({ where: await seenBy({ cohortId, person, unseen }) })] as const;
    }),
  );
}

const afterOf = (text: string, spans: string) => withoutSpans(text, SpansSchema.parse(JSON.parse(spans)));

/**
 * A condition that leaves out reports of abuse, which admins decide on, and texts about submissions that the reader may
 * still review independently.
 */
async function seenBy(reader: Pick<CohortReader, "cohortId" | "person" | "unseen">) {
  const { cohortId, person } = reader;
  const unseen = await reader.unseen();
  const where = { cohortId, ...(!person.isAdmin && { table: { not: "abuseReport" } }) };
  if (unseen.size === 0) return where;
  const rows = await db.namedText.findMany({ where, select: { id: true, table: true, row: true } });
  const hidden: string[] = [];
  for (const table of new Set(rows.map((one) => one.table))) {
    const inTable = rows.filter((one) => one.table === table);
    const submissions = await readSubmissions(
      placeOf(table),
      inTable.map(({ row }) => row),
    );
    for (const { id, row } of inTable) if (unseen.has(submissions.get(row) ?? "")) hidden.push(id);
  }
  return { ...where, id: { notIn: hidden } };
}

/** Keeps a text as written, or removes the name from the text. Returns false if there is nothing left to decide. */
export async function decideNamedText(
  reader: CohortReader,
  { id, isKept }: { readonly id: string; readonly isKept: boolean },
): Promise<boolean> {
  const where = await seenBy(reader);
  return db.$transaction(async (tx) => {
    const row = await tx.namedText.findFirst({ where: { AND: [where, { id }] } });
    // If two people decide at once, the first decision counts.
    if (!row || (await tx.namedText.deleteMany({ where: { id } })).count === 0) return false;
    // The log entry identifies neither the text nor the person, because the text is someone else's.
    const record = (action: string) =>
      recordAudit(tx, { actorId: reader.person.id, action, subject: `cohort:${reader.cohortId}` });
    if (isKept) {
      await record("named-text.kept");
      return true;
    }
    const place = placeOf(row.table);
    const before = (await readTexts(place, row.column, [row.row], tx)).get(row.row);
    if (before === undefined || hashOf(before) !== row.hash) return false;
    const at = { id: row.row, column: row.column };
    if (!(await exchangeText(tx, place, at, [before, afterOf(before, row.spans)]))) return false;
    await record("named-text.name-removed");
    return true;
  });
}

/** Keeps all undecided texts of a cohort as written. Returns the number of texts. */
export async function keepAllNamed(reader: CohortReader): Promise<number> {
  const where = await seenBy(reader);
  return db.$transaction(async (tx) => {
    const { count } = await tx.namedText.deleteMany({ where });
    const subject = `cohort:${reader.cohortId}`;
    if (count > 0) await recordAudit(tx, { actorId: reader.person.id, action: "named-text.all-kept", subject });
    return count;
  });
}

/**
 * Cohorts in which an admin must decide, because there is no lead or because a report of abuse is affected. Sorted by
 * name.
 */
export async function listLeftToAdmins() {
  const rows = await db.namedText.groupBy({
    by: ["cohortId"],
    where: { OR: [{ table: "abuseReport" }, { cohort: { memberships: { none: { role: "lead" } } } }] },
    _count: true,
  });
  const cohorts = await db.cohort.findMany({
    where: { id: { in: rows.map(({ cohortId }) => cohortId) } },
    select: { id: true, name: true },
  });
  return cohorts.sort(byName).map(({ id, name }) => ({
    cohortId: id,
    cohort: name,
    open: rows.find(({ cohortId }) => cohortId === id)!._count,
  }));
}
