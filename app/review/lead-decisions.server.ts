import { countNamedTexts } from "~/accounts/privacy/named-texts.server";
import { countAbuse } from "./threads/settle-abuse.server";

/**
 * How many decisions this person can make on the cohorts' "Abuse reports and names" pages: open reports, and pieces of
 * text that name a deleted account. Keyed by cohort id; cohorts without decisions have no entry. The caller has checked
 * that the person leads these cohorts, or is an admin.
 */
export async function countDecisions(
  person: { readonly id: string; readonly isAdmin: boolean },
  cohortIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (cohortIds.length === 0) return new Map();
  const [reports, named] = await Promise.all([countAbuse(person, cohortIds), countNamedTexts(person, cohortIds)]);
  const counts = new Map<string, number>();
  for (const [id, count] of [...reports, ...named]) if (count > 0) counts.set(id, count + (counts.get(id) ?? 0));
  return counts;
}
