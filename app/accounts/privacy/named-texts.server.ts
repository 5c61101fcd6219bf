import { createHash } from "node:crypto";
import { z } from "zod";
import { db, type Transaction } from "~/database/db.server";
import {
  exchangeText,
  PLACES,
  type Place,
  placeOf,
  readPlace,
  readSubmissions,
  readTexts,
} from "./named-places.server";
import { findSpans, type Span, withoutSpans } from "./privacy-quotes";

/**
 * Texts of others that name or quote a person. They are their authors', so deleting the person's account changes none
 * of them: each is left to a lead of the cohort, or to an admin where no one leads it, who sees it before and after
 * (docs/decisions/035). What is stored meanwhile is where in the text, and not the name.
 */

/** So many of a person, the newest of each place: a name that is a common word would fill the list. */
const MOST_OF_PERSON = 100;
/** Shown at once. */
const MOST_SHOWN = 50;

interface Person {
  readonly name: string;
  readonly email: string;
}

interface Naming {
  readonly place: Place;
  readonly id: string;
  readonly column: string;
  readonly text: string;
  readonly spans: readonly Span[];
  readonly cohortIds: readonly string[];
}

type Written = Omit<Naming, "spans">;

/** `isMeant`: asked before the limit counts, so that texts left out don't show by what they push off the list. */
async function findNaming(
  tx: Transaction,
  userId: string,
  person: Person,
  isMeant: (text: Written) => boolean = () => true,
): Promise<Naming[]> {
  const words = [person.name.trim(), person.email].filter(Boolean);
  const found: Naming[] = [];
  for (const place of PLACES) {
    for (const { said, ...row } of await readPlace(tx, place, userId, words)) {
      if (!isMeant({ ...row, place })) continue;
      const spans = findSpans(row.text, { ...person, said });
      if (spans.length > 0) found.push({ ...row, place, spans });
      if (found.length >= MOST_OF_PERSON) return found;
    }
  }
  return found;
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("base64url");

/** Leaves what names a person to leads, within the transaction that deletes them. */
export async function leaveToLeads(tx: Transaction, userId: string, person: Person): Promise<void> {
  const own = await tx.membership.findMany({ where: { userId }, select: { cohortId: true } });
  const mine = new Set(own.map(({ cohortId }) => cohortId));
  const found = await findNaming(tx, userId, person);
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
 * What others wrote that names or quotes this person, before they go, and only what they may read: in a cohort that
 * they teach, in a conversation of theirs, and in assignments. Of other texts not even the number is told: a name can
 * be any phrase, and whether it is in a text would be an answer about a text that they can't open.
 */
export async function listNaming(person: Person & { readonly id: string }): Promise<NamingView[]> {
  const memberships = await db.membership.findMany({
    where: { userId: person.id },
    select: { cohortId: true, role: true },
  });
  const taught = new Set(memberships.flatMap(({ cohortId, role }) => (role === "learner" ? [] : [cohortId])));
  const own = await db.comment.findMany({
    where: { thread: { comments: { some: { authorId: person.id } } } },
    select: { id: true },
  });
  const joined = new Set(own.map(({ id }) => id));
  const mayRead = ({ place, id, cohortIds }: Written) => {
    if (place.isSecret) return false;
    return place.table === "assignment" || joined.has(id) || cohortIds.some((one) => taught.has(one));
  };
  const found = await findNaming(db, person.id, person, mayRead);
  return found.map(({ place, text }) => ({ says: place.says, text }));
}

const SpansSchema = z.array(z.tuple([z.int().min(0), z.int().min(0)]));

export interface NamedText {
  readonly id: string;
  readonly says: string;
  readonly before: string;
  readonly after: string;
}

/** Who decides. `unseen`: submissions of which they may not see yet what others said. */
interface Viewer {
  readonly isAdmin: boolean;
  readonly unseen: ReadonlySet<string>;
}

/**
 * What a lead of this cohort has to decide, and how much there is. The caller has checked that a lead or an admin asks.
 */
export async function listNamedTexts(
  viewer: Viewer,
  cohortId: string,
): Promise<{ readonly rows: readonly NamedText[]; readonly total: number }> {
  const where = await seenBy(viewer, cohortId);
  const [stored, total] = await Promise.all([
    db.namedText.findMany({ where, orderBy: [{ table: "asc" }, { id: "asc" }], take: MOST_SHOWN }),
    db.namedText.count({ where }),
  ]);
  const rows: NamedText[] = [];
  const past: string[] = [];
  for (const row of stored) {
    const place = placeOf(row.table);
    const before = (await readTexts(place, row.column, [row.row])).get(row.row);
    // Gone since, or written in another way by its author: then it is said as they want it said.
    if (before === undefined || hashOf(before) !== row.hash) past.push(row.id);
    else rows.push({ id: row.id, says: place.says, before, after: afterOf(before, row.spans) });
  }
  if (past.length > 0) await db.namedText.deleteMany({ where: { id: { in: past } } });
  return { rows, total: total - past.length };
}

const afterOf = (text: string, spans: string) => withoutSpans(text, SpansSchema.parse(JSON.parse(spans)));

/** Reports may be of a lead: admins decide on them. What is on an unseen submission waits until it is seen. */
async function seenBy({ isAdmin, unseen }: Viewer, cohortId: string) {
  const where = { cohortId, ...(!isAdmin && { table: { not: "abuseReport" } }) };
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

/**
 * Keeps a text as it was written, or takes the name out of it. Returns false where there is nothing to decide any more.
 */
export async function decideNamedText(
  viewer: Viewer,
  cohortId: string,
  { id, isKept }: { readonly id: string; readonly isKept: boolean },
): Promise<boolean> {
  const where = await seenBy(viewer, cohortId);
  return db.$transaction(async (tx) => {
    const row = await tx.namedText.findFirst({ where: { AND: [where, { id }] } });
    // Of two who decide at once, the first.
    if (!row || (await tx.namedText.deleteMany({ where: { id } })).count === 0) return false;
    if (isKept) return true;
    const place = placeOf(row.table);
    const before = (await readTexts(place, row.column, [row.row], tx)).get(row.row);
    if (before === undefined || hashOf(before) !== row.hash) return false;
    return exchangeText(tx, place, { id: row.row, column: row.column }, [before, afterOf(before, row.spans)]);
  });
}

/** Keeps all that is left to decide in a cohort as it was written. Returns how many texts that were. */
export async function keepAllNamed(viewer: Viewer, cohortId: string): Promise<number> {
  return (await db.namedText.deleteMany({ where: await seenBy(viewer, cohortId) })).count;
}

/** Cohorts in which an admin has to decide: no one leads them, or it is a report. By name. */
export async function listLeftToAdmins() {
  const rows = await db.namedText.groupBy({
    by: ["cohortId"],
    where: { OR: [{ table: "abuseReport" }, { cohort: { memberships: { none: { role: "lead" } } } }] },
    _count: true,
  });
  const cohorts = await db.cohort.findMany({
    where: { id: { in: rows.map(({ cohortId }) => cohortId) } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
  return cohorts.map(({ id, name }) => ({
    cohortId: id,
    cohort: name,
    open: rows.find(({ cohortId }) => cohortId === id)!._count,
  }));
}
