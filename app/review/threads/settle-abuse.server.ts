import { z } from "zod";
import { recordAudit } from "~/accounts/audit.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { db } from "~/database/db.server";
import { setBarred } from "../queue/pool.server";
import type { AbuseType } from "./abuse-types";

/** How leads and admins read and settle reports of abuse. */

export const SettleSchema = z.string().trim().max(2_000, "This note is longer than 2,000 characters. Shorten it.");

interface AbuseRow {
  readonly id: string;
  readonly type: AbuseType;
  readonly reason: string;
  readonly reporter: string;
  readonly about: string;
  /** A link to where the reported text appears; null if the text is gone. */
  readonly to: string | null;
  readonly at: Date;
  /** Null while the report is open. */
  readonly settled: { readonly note: string; readonly by: string } | null;
}

/** Leads see reports about people who are not leads. Only admins see reports about a lead. */
const seenBy = ({ person, cohortId }: Pick<CohortReader, "person" | "cohortId">) => ({
  cohortId,
  ...(!person.isAdmin && { about: { memberships: { none: { cohortId, role: "lead" } } } }),
});

/** Reports that belong to no cohort. The caller has checked that the reader is an admin. */
const OUTSIDE = { cohortId: null };

const MOST = 200;

/** A cohort's reports, open ones first. */
export const listAbuse = (reader: CohortReader): Promise<AbuseRow[]> => list(seenBy(reader));

/** How many open reports this person may settle in each of the cohorts. Cohorts without open reports may be missing. */
export async function countAbuse(
  person: CohortReader["person"],
  cohortIds: readonly string[],
): Promise<(readonly [cohortId: string, open: number])[]> {
  const open = { cohortId: { in: [...cohortIds] }, settledAt: null };
  // Usually, no cohort has open reports, so this is the only query.
  const rows = await db.abuseReport.groupBy({ by: ["cohortId"], where: open });
  const found = rows.flatMap(({ cohortId }) => cohortId ?? []);
  return Promise.all(
    found.map(async (cohortId) => {
      const where = { ...seenBy({ person, cohortId }), settledAt: null };
      return [cohortId, await db.abuseReport.count({ where })] as const;
    }),
  );
}

/** The reports outside all cohorts, for admins. */
export const listAbuseOutside = (): Promise<AbuseRow[]> => list(OUTSIDE);

export const countAbuseOutside = (): Promise<number> =>
  db.abuseReport.count({ where: { ...OUTSIDE, settledAt: null } });

async function list(where: object): Promise<AbuseRow[]> {
  const name = { select: { name: true } };
  const rows = await db.abuseReport.findMany({
    where,
    orderBy: [{ settledAt: { sort: "asc", nulls: "first" } }, { id: "desc" }],
    take: MOST,
    include: { reporter: name, about: name, settledBy: name },
  });
  const shared = await findShared(rows.map(({ subject }) => subject));
  return rows.map(
    ({ id, type, reason, reporter, about, submissionId, subject, createdAt, settledAt, note, settledBy }) => ({
      id,
      reason,
      type: type as AbuseType,
      reporter: reporter.name,
      about: about.name,
      at: createdAt,
      to: type === "question" ? `/mentor/${subject}` : submissionId ? `/submissions/${submissionId}` : shared(subject),
      settled: settledAt && { note, by: settledBy?.name ?? "deleted" },
    }),
  );
}

/**
 * Looks up solutions and posts. The returned function returns the link to the one with a given id; null if it is gone.
 */
async function findShared(subjects: readonly string[]): Promise<(subject: string) => string | null> {
  const where = { id: { in: [...subjects] } };
  const [solutions, posts] = await Promise.all([
    db.solution.findMany({ where, select: { id: true, slug: true } }),
    db.post.findMany({ where, select: { id: true, slug: true, topicId: true } }),
  ]);
  const places = new Map([
    ...solutions.map(({ id, slug }) => [id, `/exercises/${slug}/solutions/${id}`] as const),
    ...posts.map(({ id, slug, topicId }) => [id, `/exercises/${slug}/discussion?topic=${topicId}#p-${id}`] as const),
  ]);
  return (subject) => places.get(subject) ?? null;
}

interface Settling {
  readonly id: string;
  readonly note: string;
}

/**
 * Settles a report with a note for the leads. Returns false if this person may not settle it, or if it is already
 * settled.
 */
export const settleAbuse = (reader: CohortReader, reportId: string, note: string): Promise<boolean> =>
  settle(reader.person, seenBy(reader), { id: reportId, note });

/**
 * Settles a report outside all cohorts. The caller has checked that the person is an admin. If `bars` is true, the
 * author of the reported text may no longer ask or answer in the pool of peers.
 */
export async function settleAbuseOutside(
  admin: { readonly id: string },
  reportId: string,
  { note, bars }: { readonly note: string; readonly bars: boolean },
): Promise<boolean> {
  if (!(await settle(admin, OUTSIDE, { id: reportId, note }))) return false;
  const { aboutId } = await db.abuseReport.findUniqueOrThrow({ where: { id: reportId }, select: { aboutId: true } });
  if (bars) await setBarred(admin, aboutId, true);
  return true;
}

async function settle(
  by: { readonly id: string },
  where: { readonly cohortId: string | null },
  { id, note }: Settling,
): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.abuseReport.updateMany({
      where: { AND: [where, { id, settledAt: null }] },
      data: { settledAt: new Date(), settledById: by.id, note },
    });
    if (count === 0) return false;
    const { cohortId } = where;
    // Doesn't name the author of the text, because the author's own export would then contain the event.
    const [action, subject] =
      cohortId === null
        ? ["abuse-report.resolved-outside", "abuse-report"]
        : ["abuse-report.resolved", `cohort:${cohortId}`];
    await recordAudit(tx, { actorId: by.id, action, subject });
    return true;
  });
}
