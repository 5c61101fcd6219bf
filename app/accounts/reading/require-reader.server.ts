import { db } from "~/database/db.server";
import { findRole, notFound, type Person, proveAdmin, type Role, requirePerson } from "../guards.server";
import { type CohortReader, findReader } from "./reader.server";
import { readSections } from "./section-cookie.server";

/**
 * Whether a person leads a programme that contains the cohort and that the cohort has admitted. Such a person may read
 * the cohort's reports, but may not open submissions.
 */
const letsIn = (person: Person, cohortId: string) =>
  db.programmeCohort.count({
    where: { cohortId, isOpen: true, programme: { leads: { some: { userId: person.id } } } },
  });

/**
 * Admits members of the cohort with one of the roles, and admins. With `orProgramme`, also admits leads of a programme
 * that the cohort has admitted. Everyone else gets a 404. With `bySection`, the reader sees only the section that was
 * chosen in this browser, if any, and the page shows the choice.
 */
export async function requireReader(
  request: Request,
  cohortId: string,
  roles: readonly Role[],
  { orProgramme = false, bySection = false } = {},
): Promise<CohortReader> {
  const person = await requirePerson(request);
  if (person.isAdmin) await proveAdmin(request, person, cohortId, roles);
  const role = person.isAdmin ? null : await findRole(person, cohortId);
  const isMember = role !== null && roles.includes(role);
  const isOutside = !person.isAdmin && !isMember;
  const mayRead = !isOutside || (orProgramme && (await letsIn(person, cohortId)) > 0);
  if (!mayRead) throw notFound();
  const sectionIds = bySection ? await readSections(request) : [];
  const isLead = person.isAdmin || role === "lead";
  const reader = await findReader(person, cohortId, { isLead, isOutside, role, sectionIds });
  if (!reader) throw notFound();
  return reader;
}
