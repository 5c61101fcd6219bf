import { db, type Transaction } from "~/database/db.server";

/**
 * An edition is a revision against which submissions are graded in addition to their own revision. It applies to a
 * cohort, or (`EVERYBODY`) to everyone whose cohorts have no edition of their own.
 */

export const EVERYBODY = "";

/** Sets the edition of `baseId` for a cohort, or for everyone else. */
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
  // A cohort's own edition includes all rulings of the general edition.
  return ofCohorts.length > 0 ? ofCohorts : editions;
}
