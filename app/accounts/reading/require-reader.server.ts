import { db } from "~/database/db.server";
import { findRole, notFound, type Person, type Role, requirePerson } from "../guards.server";
import { type CohortReader, findReader } from "./reader.server";

/**
 * Whether a person leads a programme that the cohort is in and has admitted: they may read its reports, but open no
 * submission.
 */
const letsIn = (person: Person, cohortId: string) =>
  db.programmeCohort.count({
    where: { cohortId, isOpen: true, programme: { leads: { some: { userId: person.id } } } },
  });

/**
 * Admits members of the cohort with one of the roles, and admins; `orProgramme`: also leads of a programme that the
 * cohort has admitted. Everyone else gets a 404.
 */
export async function requireReader(
  request: Request,
  cohortId: string,
  roles: readonly Role[],
  { orProgramme = false } = {},
): Promise<CohortReader> {
  const person = await requirePerson(request);
  const role = person.isAdmin ? null : await findRole(person, cohortId);
  const isMember = role !== null && roles.includes(role);
  const isOutside = !person.isAdmin && !isMember;
  const mayRead = !isOutside || (orProgramme && (await letsIn(person, cohortId)) > 0);
  if (!mayRead) throw notFound();
  const reader = await findReader(person, cohortId, { isLead: person.isAdmin || role === "lead", isOutside });
  if (!reader) throw notFound();
  return reader;
}
