import { db } from "~/db.server";
import { SKILL_IDS } from "~/kinds/skills";
import type { Published } from "./published";
import { sayTrust } from "./published.server";
import { findTrustFigures } from "./trust.server";

/** A cohort's counts as they are, in the cells of `published.ts`: for who leads it, and may see each of its people. */
export async function countCohort(cohortId: string): Promise<Published> {
  const of = { user: { memberships: { some: { cohortId, role: "learner" } } } };
  const [joined, handedIn, passed, shown, trust] = await Promise.all([
    db.membership.count({ where: { cohortId, role: "learner" } }),
    db.learnerTally.count({ where: of }),
    db.learnerTally.count({ where: { ...of, passed: { gt: 0 } } }),
    db.skillTally.groupBy({ by: ["skill"], where: { ...of, state: "shown" }, _count: true }),
    findTrustFigures(cohortId),
  ]);
  const skills = SKILL_IDS.map((skill) => [skill, shown.find((row) => row.skill === skill)?._count ?? 0] as const);
  const cells = { joined, "handed-in": handedIn, passed, ...Object.fromEntries(skills) };
  return { cells, trust: sayTrust(trust?.figures ?? null) };
}
