import { today } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { log } from "~/operations/log.server";

/**
 * Records that someone opened other people's work, once a day for each person: a submission by its id, or `table` if
 * the person's figures appeared in a table of the cohort. Only the day is stored, as for all times that show when
 * someone used Onramp. Opening your own work is not recorded. Returns immediately, so that a page neither waits for the
 * record to be stored nor fails if it can't be stored.
 */
export function noteLook(viewer: { readonly id: string }, ownerIds: readonly string[], seen: string | "table"): void {
  const subject = seen === "table" ? "" : seen;
  noteLooks(
    viewer,
    ownerIds.map((ownerId) => ({ ownerId, subject })),
  );
}

/**
 * The start of a `Look` row's subject if the viewer opened the work to answer a question from the pool of peers. The
 * viewer's name isn't shown.
 */
export const IN_POOL = "pool:";

/** Records that someone opened a submission to answer a question from the pool of peers. */
export const noteLookInPool = (viewer: { readonly id: string }, ownerId: string, submissionId: string): void =>
  noteLooks(viewer, [{ ownerId, subject: IN_POOL + submissionId }]);

/** The subject of a `Look` row for an export of figures to a file. */
export const EXPORT = "export";
/** How many people are looked up at once, because the number of values that a statement can contain is limited. */
const BATCH = 450;

/**
 * Records that someone is exporting these people's figures. Call this before an export. Throws if the record can't be
 * stored.
 */
export async function noteExport(viewer: { readonly id: string }, ownerIds: readonly string[]): Promise<void> {
  const others = ownerIds.filter((ownerId) => ownerId !== viewer.id);
  await write(
    viewer.id,
    others.map((ownerId) => ({ ownerId, subject: EXPORT })),
  );
}

interface Seen {
  readonly ownerId: string;
  /**
   * The submission's id, prefixed with `IN_POOL` if it was viewed through the pool of peers; "" for a table; `EXPORT`
   * for an export.
   */
  readonly subject: string;
}

/** Records views of a list that shows texts about many people's work. Each text is about one submission. */
export function noteLooks(viewer: { readonly id: string }, seen: readonly Seen[]): void {
  const others = seen.filter(({ ownerId }) => ownerId !== viewer.id);
  if (others.length === 0) return;
  write(viewer.id, others).catch((err) => log.warn({ err }, "a view of someone's work was not recorded"));
}

const keyOf = ({ ownerId, subject }: Seen) => `${ownerId} ${subject}`;

async function write(viewerId: string, seen: readonly Seen[]): Promise<void> {
  for (let from = 0; from < seen.length; from += BATCH) await writeSome(viewerId, seen.slice(from, from + BATCH));
}

async function writeSome(viewerId: string, seen: readonly Seen[]): Promise<void> {
  const look = { viewerId, day: today() };
  const subjects = [...new Set(seen.map(({ subject }) => subject))];
  const add = async () => {
    const ownerId = { in: [...new Set(seen.map((one) => one.ownerId))] };
    const where = { ...look, ownerId, subject: { in: subjects } };
    const known = new Set((await db.look.findMany({ where, select: { ownerId: true, subject: true } })).map(keyOf));
    const fresh = new Map(seen.filter((one) => !known.has(keyOf(one))).map((one) => [keyOf(one), one]));
    const data = [...fresh.values()].map(({ ownerId, subject }) => ({ ...look, ownerId, subject }));
    if (data.length > 0) await db.look.createMany({ data });
  };
  // If the same page is opened in two tabs, the second attempt finds the record of the first.
  await add().catch((error) => (isUniqueConflict(error) ? add() : Promise.reject(error)));
}
