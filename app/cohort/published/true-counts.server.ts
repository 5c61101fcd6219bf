import type { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import { SKILL_IDS } from "~/kinds/skills";
import { countShown } from "../overview/overview.server";
import { findTrustFigures } from "../trust/trust.server";
import type { Published } from "./published";
import { sayTrust } from "./published.server";

/**
 * A cohort's true counts, for the same cells as in `published.ts`. Only for the cohort's leads, who may see each of its
 * people.
 */
export async function countCohort(learners: CohortLearners): Promise<Published> {
  const [joined, [tallies], shownBy, trust] = await Promise.all([
    learners.count(),
    db.$queryRaw<{ handedIn: bigint; passed: bigint }[]>`
      SELECT COUNT(*) AS "handedIn", COUNT(CASE WHEN t.passed > 0 THEN 1 END) AS passed
      ${learners.rowsIn("LearnerTally")}`,
    countShown(learners),
    findTrustFigures(learners),
  ]);
  const skills = Object.fromEntries(SKILL_IDS.map((skill) => [skill, shownBy[skill] ?? 0]));
  const cells = { joined, "handed-in": Number(tallies!.handedIn), passed: Number(tallies!.passed), ...skills };
  return { cells, trust: sayTrust(trust?.figures ?? null) };
}
