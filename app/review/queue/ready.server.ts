import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import type { MarkedSample } from "~/kinds/marked-sample";
import { MARKED } from "../marked/marked-samples";

/**
 * Who may take from the queue. New mentors first review three marked samples and see how they compare; who has reviewed
 * someone's work already, leads something or runs the installation is not asked. All that offers, hands out or hands
 * over goes by the two conditions here.
 */

interface Person {
  readonly id: string;
}

/** The samples that can be asked for: their exercise is on offer, and holds them. */
export function listMarked(): MarkedSample[] {
  return MARKED.filter(({ slug, sample }) => {
    const exercise = findExercise(slug);
    return exercise?.kind.samples(exercise.content).some(({ says }) => says === sample);
  });
}

/** People who may take from the queue, if they teach in its cohort. */
function ready(): Prisma.UserWhereInput {
  const samples = listMarked().map(({ slug }) => ({ markedReviews: { some: { sample: slug } } }));
  // One of several conditions must not be an empty one: it would hold for no one.
  if (samples.length === 0) return {};
  const isOld = {
    OR: [{ isAdmin: true }, { memberships: { some: { role: "lead" } } }, { reviews: { some: { isPeer: false } } }],
  };
  return { OR: [isOld, { AND: samples }] };
}

/** Memberships of those who review in a cohort: its leads, and its mentors who are ready. */
export const reviewing = (): Prisma.MembershipWhereInput => ({ role: { in: ["mentor", "lead"] }, user: ready() });

/** Whether this person has done what is asked of new mentors, or is not asked. */
export async function isReady(person: Person): Promise<boolean> {
  return (await db.user.count({ where: { AND: [{ id: person.id }, ready()] } })) > 0;
}

/** The cohorts in which this person may take from the queue; none for a new mentor who has not done the samples yet. */
export async function listReviewed(person: Person): Promise<string[]> {
  const rows = await db.membership.findMany({
    where: { AND: [{ userId: person.id }, reviewing()] },
    select: { cohortId: true },
  });
  return rows.map(({ cohortId }) => cohortId);
}
