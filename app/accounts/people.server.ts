import { db } from "~/db.server";
import type { Role } from "./guards.server";

export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  readonly memberships: readonly { readonly cohortId: string; readonly cohort: string; readonly role: Role }[];
}

export interface CohortRow {
  readonly id: string;
  readonly name: string;
  /** How many hold each role. */
  readonly counts: Readonly<Record<Role, number>>;
}

/** A page of people by name, and how many there are. The caller has checked that an admin asks. */
export async function listPeople(from: number, count: number): Promise<{ people: PersonRow[]; total: number }> {
  const [rows, total] = await Promise.all([
    db.user.findMany({
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: from,
      take: count,
      select: {
        id: true,
        name: true,
        email: true,
        isAdmin: true,
        memberships: { select: { role: true, cohort: { select: { id: true, name: true } } } },
      },
    }),
    db.user.count(),
  ]);
  return {
    total,
    people: rows.map(({ memberships, ...person }) => ({
      ...person,
      memberships: memberships.map(({ role, cohort }) => ({
        cohortId: cohort.id,
        cohort: cohort.name,
        role: role as Role,
      })),
    })),
  };
}

/** Whether there is such a cohort: an admin's right to see it says nothing about that. */
export async function hasCohort(id: string): Promise<boolean> {
  return (await db.cohort.count({ where: { id } })) > 0;
}

/** All cohorts by name. The caller has checked that an admin asks. */
export async function listCohorts(): Promise<CohortRow[]> {
  const [cohorts, groups] = await Promise.all([
    db.cohort.findMany({ orderBy: { name: "asc" }, select: { id: true, name: true } }),
    db.membership.groupBy({ by: ["cohortId", "role"], _count: true }),
  ]);
  return cohorts.map(({ id, name }) => {
    const countOf = (role: Role) => groups.find((g) => g.cohortId === id && g.role === role)?._count ?? 0;
    return { id, name, counts: { learner: countOf("learner"), mentor: countOf("mentor"), lead: countOf("lead") } };
  });
}
