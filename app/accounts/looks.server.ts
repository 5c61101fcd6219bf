import { db, isUniqueConflict } from "~/db.server";
import { log } from "~/log.server";

/** To the day, like all times that say when somebody was here. */
const today = () => new Date(Math.floor(Date.now() / 86_400_000) * 86_400_000);

/**
 * Notes that somebody opened other people's work, once a day each: a submission by its id, or `table` where their figures
 * stood in a table of the cohort. One's own work is no look. Returns at once: a page neither waits for the note nor breaks
 * with it.
 */
export function noteLook(viewer: { readonly id: string }, ownerIds: readonly string[], seen: string | "table"): void {
  const owners = ownerIds.filter((id) => id !== viewer.id);
  if (owners.length === 0) return;
  const subject = seen === "table" ? "" : seen;
  write(viewer.id, owners, subject).catch((err) => log.warn({ err }, "a look was not noted"));
}

async function write(viewerId: string, owners: readonly string[], subject: string): Promise<void> {
  const look = { viewerId, subject, day: today() };
  const add = async () => {
    const noted = await db.look.findMany({ where: look, select: { ownerId: true } });
    const known = new Set(noted.map(({ ownerId }) => ownerId));
    const data = owners.filter((ownerId) => !known.has(ownerId)).map((ownerId) => ({ ...look, ownerId }));
    if (data.length > 0) await db.look.createMany({ data });
  };
  // The same page in two tabs: the second look finds what the first one noted.
  await add().catch((error) => (isUniqueConflict(error) ? add() : Promise.reject(error)));
}

export interface LookRow {
  readonly viewer: string;
  /** What they are to the learner now. */
  readonly role: "mentor" | "lead" | "admin" | "no longer in your cohort";
  /** Null where it was a table with figures, or the hand-in is not there. */
  readonly submission: { readonly id: string; readonly slug: string; readonly tryNumber: number } | null;
  readonly day: Date;
}

/** Who looked at this person's work, the newest first, and how many looks there are. `limit`: at most so many rows. */
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
              where: { role: { in: ["mentor", "lead"] }, cohort: { memberships: learning } },
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
    const shared = viewer.memberships[0]?.role as "mentor" | "lead" | undefined;
    const role = shared ?? (viewer.isAdmin ? ("admin" as const) : ("no longer in your cohort" as const));
    return { viewer: viewer.name, role, submission: byId.get(subject) ?? null, day };
  });
  return { looks, total };
}
