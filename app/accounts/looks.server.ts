import { db } from "~/database/db.server";
import type { Role } from "./guards.server";
import { POOL_NAMES } from "./reading/names.server";
import { EXPORT, IN_POOL } from "./reading/note-looks.server";

export interface LookRow {
  readonly viewer: string;
  /** The viewer's current role, as shown to the learner. */
  readonly role: "mentor" | "lead" | "a peer" | "admin" | "no longer in your cohort" | "read your question";
  /** True if the viewer exported a table with the learner's figures as a file. */
  readonly isExport: boolean;
  /** The submission; null for a table with figures, or if the submission was deleted. */
  readonly submission: { readonly id: string; readonly slug: string; readonly tryNumber: number } | null;
  readonly day: Date;
}

/** Labels a viewer by their current roles in the learner's cohorts. The roles of lead and mentor take precedence. */
function roleOf(shared: ReadonlySet<Role>, isAdmin: boolean): LookRow["role"] {
  if (shared.has("lead")) return "lead";
  if (shared.has("mentor")) return "mentor";
  if (isAdmin) return "admin";
  return shared.has("learner") ? "a peer" : "no longer in your cohort";
}

/**
 * Lists who viewed this person's work, newest first, with the total number of views. `limit` is the maximum number of
 * rows.
 */
export async function listLooks(
  owner: { readonly id: string },
  limit: number,
): Promise<{ looks: LookRow[]; total: number }> {
  const where = { ownerId: owner.id };
  const learning = { some: { userId: owner.id, role: "learner" } };
  const [rows, total] = await Promise.all([
    db.look.findMany({
      where,
      // The viewer's id comes last. Otherwise, the place of a viewer from the pool would narrow down who they are.
      orderBy: [{ day: "desc" }, { subject: "desc" }, { viewerId: "asc" }],
      take: limit,
      select: {
        subject: true,
        day: true,
        viewer: {
          select: {
            name: true,
            isAdmin: true,
            memberships: {
              where: { cohort: { memberships: learning } },
              select: { role: true },
            },
          },
        },
      },
    }),
    db.look.count({ where }),
  ]);
  const idOf = (subject: string) => (subject.startsWith(IN_POOL) ? subject.slice(IN_POOL.length) : subject);
  const ids = rows.map(({ subject }) => idOf(subject)).filter(Boolean);
  const submissions = await db.submission.findMany({
    where: { id: { in: ids }, userId: owner.id },
    select: { id: true, slug: true, tryNumber: true },
  });
  const byId = new Map(submissions.map((submission) => [submission.id, submission]));
  const looks = rows.map(({ subject, day, viewer }) => {
    const role = roleOf(new Set(viewer.memberships.map((one) => one.role as Role)), viewer.isAdmin);
    const isExport = subject === EXPORT;
    const submission = byId.get(idOf(subject)) ?? null;
    if (subject.startsWith(IN_POOL))
      return { viewer: POOL_NAMES.answers, role: "read your question" as const, isExport, submission, day };
    return { viewer: viewer.name, role, isExport, submission, day };
  });
  return { looks, total };
}
