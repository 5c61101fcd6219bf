import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import type { MarkedSample } from "~/kinds/marked-sample";
import { MARKED } from "../marked/marked-samples";

/**
 * Who may take items from the queue. New mentors first review three marked samples and see how their reviews compare
 * with our marks. People who have already reviewed, lead any cohort, or are admins need not do this. All code that
 * offers or hands over items uses the two conditions in this file.
 */

interface Person {
  readonly id: string;
}

/** Returns the available samples: those whose exercise is on offer and still contains the sample. */
export function listMarked(): MarkedSample[] {
  return MARKED.filter(({ slug, sample }) => {
    const exercise = findExercise(slug);
    return exercise?.kind.samples(exercise.content).some(({ says }) => says === sample);
  });
}

/** People who may take items from the queue of any cohort that they teach. */
function ready(): Prisma.UserWhereInput {
  const samples = listMarked().map(({ slug }) => ({ markedReviews: { some: { sample: slug } } }));
  // Without samples, everyone is ready. An empty condition inside OR would match no one.
  if (samples.length === 0) return {};
  const isOld = {
    OR: [{ isAdmin: true }, { memberships: { some: { role: "lead" } } }, { reviews: { some: { isPeer: false } } }],
  };
  return { OR: [isOld, { AND: samples }] };
}

/** Memberships of reviewers in a cohort: its leads, and its mentors who are ready. */
export const reviewing = (): Prisma.MembershipWhereInput => ({ role: { in: ["mentor", "lead"] }, user: ready() });

/** Whether this person has completed the samples, or need not complete them. */
export async function isReady(person: Person): Promise<boolean> {
  return (await db.user.count({ where: { AND: [{ id: person.id }, ready()] } })) > 0;
}

/**
 * The cohorts in which this person may take items from the queue; empty for a new mentor who has not completed the
 * samples.
 */
export async function listReviewed(person: Person): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { AND: [{ userId: person.id }, reviewing()] },
    select: { cohortId: true },
  });
  return rows.map(({ cohortId }) => cohortId);
}
