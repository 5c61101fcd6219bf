import { z } from "zod";
import { CohortLearners } from "~/accounts/reading/learners.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { thisHour } from "~/database/coarse";
import { db } from "~/database/db.server";
import { readRequiredInTime } from "../assignments/required.server";
import { findKept, keepMade, ofCohort } from "../counts/kept.server";
import { readOfLearners } from "../counts/learning.server";
import { NO_REST, type Rest } from "../counts/steps";
import { readHandIns } from "./handed-in.server";
import type { HelpSettings } from "./help";
import {
  addOutcomes,
  momentsBack,
  NO_OUTCOMES,
  type Outcomes,
  outcomesOf,
  type RuleRecord,
  recordOf,
} from "./rule-record";

/** The rules' track record in a cohort. It is calculated from all of the cohort's submissions, and stored. */

const counted = z.tuple([z.int(), z.int()]).readonly();
const ofRule = z.object({ named: counted, others: counted });
export const HelpFiguresSchema = z.object({
  settings: z.object({ stuckTries: z.int(), quietDays: z.int() }),
  outcomes: z.object({ missed: ofRule, stuck: ofRule, quiet: ofRule, trust: ofRule }),
});

/** How many learners' submissions are read and evaluated before other work gets its turn. */
const AT_ONCE = 10;

/** Calculates the track record of each rule in a cohort. */
export async function makeHelpFigures(
  cohortId: string,
  rest: Rest = NO_REST,
): Promise<z.infer<typeof HelpFiguresSchema>> {
  const { stuckTries, quietDays } = await db.cohort.findUniqueOrThrow({ where: { id: cohortId } });
  const settings = { stuckTries, quietDays };
  const now = new Date();
  const cohort = new CohortLearners(cohortId);
  const userIds = await cohort.ids();
  const firsts = await readOfLearners(cohort, async (of) => {
    const { _min } = await db.learnerTally.aggregate({ where: of, _min: { firstOn: true } });
    return _min.firstOn ? [_min.firstOn.getTime()] : [];
  });
  const moments = firsts.length > 0 ? momentsBack(new Date(Math.min(...firsts)), now) : [];
  const requiredOf = await readRequiredInTime(cohort, { now });
  let outcomes: Outcomes = NO_OUTCOMES;
  for (let from = 0; from < userIds.length; from += AT_ONCE) {
    const some = userIds.slice(from, from + AT_ONCE);
    const handIns = await readHandIns(some);
    for (const id of some)
      outcomes = addOutcomes(outcomes, outcomesOf(handIns.get(id) ?? [], settings, moments, requiredOf(id)));
    await rest();
  }
  return { settings, outcomes };
}

/** In cohorts of at most this many learners, missing figures are calculated while the page waits. */
const FEW = 50;

/**
 * The track record of each rule in the whole cohort. Null in a large cohort until the worker has calculated the figures
 * with the cohort's current settings.
 */
export async function findHelpRecord(
  reader: CohortReader,
): Promise<{ readonly madeAt: Date; readonly records: readonly RuleRecord[] } | null> {
  const { cohortId, rules: settings } = reader;
  const kept = await findKept(ofCohort(cohortId), "help", HelpFiguresSchema);
  const isOf = ({ stuckTries, quietDays }: HelpSettings) =>
    stuckTries === settings.stuckTries && quietDays === settings.quietDays;
  if (kept && isOf(kept.figures.settings)) return { madeAt: kept.madeAt, records: recordOf(kept.figures.outcomes) };
  // The record covers the whole cohort, even if the reader has chosen a section.
  if ((await db.membership.count({ where: { cohortId, role: "learner" } })) > FEW) return null;
  // Uses the same time as the stored row.
  const madeAt = thisHour();
  const { outcomes } = await keepMade(ofCohort(cohortId), "help", () => makeHelpFigures(cohortId));
  return { madeAt, records: recordOf(outcomes) };
}
