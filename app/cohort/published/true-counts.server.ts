import { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import { SKILL_IDS } from "~/kinds/skills";
import { countOfLearners, readOfLearners } from "../counts/learning.server";
import { findTrustFigures } from "../trust/trust.server";
import type { Published } from "./published";
import { sayTrust } from "./published.server";

/**
 * A cohort's true counts, for the same cells as in `published.ts`. Only for the cohort's leads, who may see each of its
 * people.
 */
export async function countCohort(cohortId: string): Promise<Published> {
  const learners = new CohortLearners(cohortId);
  const [joined, handedIn, passed, shown, trust] = await Promise.all([
    learners.count(),
    countOfLearners(learners, (of) => db.learnerTally.count({ where: of })),
    countOfLearners(learners, (of) => db.learnerTally.count({ where: { ...of, passed: { gt: 0 } } })),
    readOfLearners(learners, (of) =>
      db.skillTally.groupBy({ by: ["skill"], where: { ...of, state: "shown" }, _count: true }),
    ),
    findTrustFigures(learners),
  ]);
  const skills = SKILL_IDS.map(
    (skill) => [skill, shown.reduce((sum, row) => sum + (row.skill === skill ? row._count : 0), 0)] as const,
  );
  const cells = { joined, "handed-in": handedIn, passed, ...Object.fromEntries(skills) };
  return { cells, trust: sayTrust(trust?.figures ?? null) };
}
