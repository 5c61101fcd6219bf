import { z } from "zod";
import { byName } from "~/accounts/name-order";
import { db, isUniqueConflict } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { limiters } from "~/operations/limits.server";
import { answersOn } from "../queue/pool.server";
import { type AbuseType, ON_SUBMISSION } from "./abuse-types";

/** Reports of abuse: someone reports a comment, a review or a question. Leads or admins settle the report. */

interface Person {
  readonly id: string;
}

const WORDS = 2_000;

export const AbuseSchema = z.object({
  type: z.enum(ON_SUBMISSION),
  about: z.string().min(1).max(100),
  reason: z
    .string({ error: "Describe what is wrong with the text." })
    .trim()
    .min(1, "Describe what is wrong with the text.")
    .max(WORDS, "This description is longer than 2,000 characters. Shorten it."),
});
type OnSubmission = (typeof ON_SUBMISSION)[number];

/**
 * The author of the reported text on this submission; null if the text doesn't exist, or if its author's account is
 * gone.
 */
async function findWriter(submissionId: string, type: OnSubmission, about: string): Promise<string | null> {
  switch (type) {
    case "comment": {
      const comment = await db.comment.findFirst({ where: { id: about, thread: { submissionId } } });
      return comment?.authorId ?? null;
    }
    case "review": {
      const review = await db.mentorReview.findFirst({ where: { id: about, submissionId } });
      return review?.mentorId ?? null;
    }
    case "question": {
      const item = await db.reviewItem.findFirst({ where: { id: about, submissionId, question: { not: "" } } });
      return item?.learnerId ?? null;
    }
  }
}

/**
 * The cohort whose leads are notified: a cohort of this learner in which the other person is a member or, if the other
 * person has left, one of the learner's cohorts. Null if the submission's learner isn't enrolled as a learner in any
 * cohort.
 */
async function findCohort(learnerId: string, otherId: string): Promise<string | null> {
  const learns = { memberships: { some: { userId: learnerId, role: "learner" } } };
  const find = (where: Prisma.CohortWhereInput) =>
    db.cohort.findFirst({ where, orderBy: { id: "asc" }, select: { id: true } });
  const found = (await find({ AND: [learns, { memberships: { some: { userId: otherId } } }] })) ?? (await find(learns));
  return found?.id ?? null;
}

/** Whether someone else wrote the comment, review or question with this id on this submission. */
export async function hasWriter(
  reader: Person,
  submissionId: string,
  { type, about }: { readonly type: OnSubmission; readonly about: string },
): Promise<boolean> {
  const writer = await findWriter(submissionId, type, about);
  return writer !== null && writer !== reader.id;
}

export type Reported =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "gone" }
  | { readonly ok: false; readonly why: "wait"; readonly wait: number };

/**
 * Reports a comment, review or question on a submission to a cohort's leads, or to admins if the learner is in no
 * cohort or the pool of peers is involved. A repeated report changes nothing. The caller has checked that the reporter
 * may read the submission. People can't report what they wrote themselves.
 */
export async function reportAbuse(
  reporter: Person,
  submissionId: string,
  { type, about, reason }: z.infer<typeof AbuseSchema>,
): Promise<Reported> {
  const { userId: learnerId } = await db.submission.findUniqueOrThrow({ where: { id: submissionId } });
  const writerId = await findWriter(submissionId, type, about);
  if (!writerId || writerId === reporter.id) return { ok: false, why: "gone" };
  const otherId = reporter.id === learnerId ? writerId : reporter.id;
  // Reports from the pool go to admins, because a lead who knows one of the two people would find out who the other is.
  const isInPool = (await answersOn({ id: writerId }, submissionId)) || (await answersOn(reporter, submissionId));
  const cohortId = isInPool ? null : await findCohort(learnerId, otherId);
  return fileReport(reporter, { aboutId: writerId, cohortId, submissionId, type, subject: about, reason });
}

/** Stores a report, within the reporter's limit. */
export async function fileReport(
  reporter: Person,
  report: {
    readonly aboutId: string;
    readonly cohortId: string | null;
    readonly submissionId: string | null;
    readonly type: AbuseType;
    readonly subject: string;
    readonly reason: string;
  },
): Promise<Reported> {
  const wait = await limiters.abuse.take(reporter.id);
  if (wait !== null) return { ok: false, why: "wait", wait };
  try {
    await db.abuseReport.create({ data: { ...report, reporterId: reporter.id } });
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
  return { ok: true };
}

/** This person's reports on a submission, and whether they are settled. */
export async function listReportedBy(reporter: Person, submissionId: string) {
  const rows = await db.abuseReport.findMany({
    where: { reporterId: reporter.id, submissionId },
    orderBy: { id: "asc" },
    select: { subject: true, type: true, settledAt: true },
  });
  return rows.map(({ subject, type, settledAt }) => ({
    subject,
    type: type as AbuseType,
    state: settledAt ? ("settled" as const) : ("received" as const),
  }));
}

export interface AbuseLeft {
  readonly cohortId: string;
  readonly cohort: string;
  readonly open: number;
}

/** Cohorts with open reports that admins settle (about a lead, or in a cohort without a lead), sorted by name. */
export async function listAbuseLeft(): Promise<AbuseLeft[]> {
  const noLead = { memberships: { none: { role: "lead" } } };
  const rows = await db.abuseReport.findMany({
    where: {
      settledAt: null,
      OR: [{ cohort: noLead }, { cohortId: { not: null }, about: { memberships: { some: { role: "lead" } } } }],
    },
    select: {
      cohort: { select: { id: true, name: true, _count: { select: { memberships: { where: { role: "lead" } } } } } },
      about: { select: { memberships: { where: { role: "lead" }, select: { cohortId: true } } } },
    },
  });
  const here = rows.flatMap(({ cohort, about }) =>
    cohort && (cohort._count.memberships === 0 || about.memberships.some(({ cohortId }) => cohortId === cohort.id))
      ? cohort
      : [],
  );
  const cohorts = [...new Map(here.map((cohort) => [cohort.id, cohort])).values()];
  return cohorts
    .sort(byName)
    .map(({ id, name }) => ({ cohortId: id, cohort: name, open: here.filter((cohort) => cohort.id === id).length }));
}
