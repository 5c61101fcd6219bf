import { db, isUniqueConflict } from "~/database/db.server";
import { log } from "~/operations/log.server";
import { DAY_MS } from "~/operations/time";
import type { Role } from "./guards.server";

/** Rounded to the day, like all times that show when someone was here. */
const today = () => new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);

/**
 * Records that someone opened other people's work, once a day each: a submission by its id, or `table` if their figures
 * were in a table of the cohort. Opening one's own work is not recorded. Returns at once: a page neither waits for the
 * record nor fails with it.
 */
export function noteLook(viewer: { readonly id: string }, ownerIds: readonly string[], seen: string | "table"): void {
  const subject = seen === "table" ? "" : seen;
  noteLooks(
    viewer,
    ownerIds.map((ownerId) => ({ ownerId, subject })),
  );
}

/** The subject for an export of figures into a file. */
const EXPORT = "export";
/** People looked up at once: a statement takes 998 values. */
const BATCH = 450;

/** Records that someone exports these people's figures, before the export: throws if it cannot be recorded. */
export async function noteExport(viewer: { readonly id: string }, ownerIds: readonly string[]): Promise<void> {
  const others = ownerIds.filter((ownerId) => ownerId !== viewer.id);
  await write(
    viewer.id,
    others.map((ownerId) => ({ ownerId, subject: EXPORT })),
  );
}

interface Seen {
  readonly ownerId: string;
  /** The submission's id, "" for a table, or `EXPORT`. */
  readonly subject: string;
}

/** The same for a list with texts about many people's work, each about one submission. */
export function noteLooks(viewer: { readonly id: string }, seen: readonly Seen[]): void {
  const others = seen.filter(({ ownerId }) => ownerId !== viewer.id);
  if (others.length === 0) return;
  write(viewer.id, others).catch((err) => log.warn({ err }, "a look was not noted"));
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
  // The same page in two tabs: the second one finds the first one's record.
  await add().catch((error) => (isUniqueConflict(error) ? add() : Promise.reject(error)));
}

export interface LookRow {
  readonly viewer: string;
  /** Their current role for the learner. */
  readonly role: "mentor" | "lead" | "a peer" | "admin" | "no longer in your cohort";
  /** A table with their figures was exported as a file. */
  readonly isExport: boolean;
  /** Null for a table with figures, or if the submission is gone. */
  readonly submission: { readonly id: string; readonly slug: string; readonly tryNumber: number } | null;
  readonly day: Date;
}

/** The label for someone who looked, by their current role in a cohort of the learner's. */
function roleOf(shared: Role | undefined, isAdmin: boolean): LookRow["role"] {
  if (shared === "mentor" || shared === "lead") return shared;
  if (isAdmin) return "admin";
  return shared === "learner" ? "a peer" : "no longer in your cohort";
}

/** Who looked at this person's work, newest first, and how many looks there are. `limit`: maximum rows. */
export async function listLooks(
  owner: { readonly id: string },
  limit: number,
): Promise<{ looks: LookRow[]; total: number }> {
  const where = { ownerId: owner.id };
  const learning = { some: { userId: owner.id, role: "learner" } };
  const [rows, total] = await Promise.all([
    db.look.findMany({
      where,
      orderBy: [{ day: "desc" }, { viewerId: "asc" }, { subject: "desc" }],
      take: limit,
      select: {
        subject: true,
        day: true,
        viewer: {
          select: {
            name: true,
            isAdmin: true,
            memberships: {
              // People who teach before people who learn: "learner" sorts before the others.
              where: { cohort: { memberships: learning } },
              orderBy: { role: "desc" },
              select: { role: true },
              take: 1,
            },
          },
        },
      },
    }),
    db.look.count({ where }),
  ]);
  const ids = rows.map(({ subject }) => subject).filter(Boolean);
  const submissions = await db.submission.findMany({
    where: { id: { in: ids }, userId: owner.id },
    select: { id: true, slug: true, tryNumber: true },
  });
  const byId = new Map(submissions.map((submission) => [submission.id, submission]));
  const looks = rows.map(({ subject, day, viewer }) => {
    const shared = viewer.memberships[0]?.role as Role | undefined;
    const role = roleOf(shared, viewer.isAdmin);
    const isExport = subject === EXPORT;
    return { viewer: viewer.name, role, isExport, submission: byId.get(subject) ?? null, day };
  });
  return { looks, total };
}
