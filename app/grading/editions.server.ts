import { db, type Transaction } from "~/database/db.server";

/**
 * An edition is a revision that applies in addition to the submitted one: for a cohort, or (`EVERYBODY`) for everyone
 * whose cohorts have no edition of their own.
 */

export const EVERYBODY = "";

/** Sets the revision that applies in addition to `baseId`, for a cohort or for everyone else. */
export async function setEdition(
  tx: Transaction,
  edition: { readonly baseId: string; readonly scope: string; readonly revisionId: string; readonly cause: string },
): Promise<void> {
  const { baseId, scope, revisionId, cause } = edition;
  await tx.edition.upsert({
    where: { baseId_scope: { baseId, scope } },
    create: edition,
    update: { revisionId, cause },
  });
}

/** The editions of a submission's revision that apply to its learner. */
export async function listEditionsFor(submission: {
  readonly userId: string;
  readonly revisionId: string;
}): Promise<{ scope: string; revisionId: string; cause: string }[]> {
  const { userId, revisionId: baseId } = submission;
  const cohorts = await db.membership.findMany({ where: { userId, role: "learner" }, select: { cohortId: true } });
  const scopes = [EVERYBODY, ...cohorts.map(({ cohortId }) => cohortId)];
  const editions = await db.edition.findMany({ where: { baseId, scope: { in: scopes } } });
  const ofCohorts = editions.filter(({ scope }) => scope !== EVERYBODY);
  // A cohort's own edition includes everything in the general one.
  return ofCohorts.length > 0 ? ofCohorts : editions;
}
