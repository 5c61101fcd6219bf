import { z } from "zod";
import type { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { KIND_IDS } from "~/kinds/registry";
import { SKILL_IDS } from "~/kinds/skills";
import { findOrMake, type Kept } from "../counts/kept.server";
import { EstimateSchema } from "../trust/trust.server";
import { type OverTime, WEEK_COLUMNS, type WeekFact, WeekSums } from "./weeks";

const interval = z.tuple([z.number(), z.number()]).readonly().nullable();
const share = z.object({ learners: z.int(), of: z.int(), all: z.int(), interval });
const skill = z.enum(SKILL_IDS);
const defectClass = z.enum(DEFECT_CLASS_IDS);
const change = z.object({ before: share, recent: share, change: interval });

const OverTimeSchema = z.object({
  weeks: z.array(
    z.object({
      week: z.iso.date(),
      learners: z.int(),
      handIns: z.int(),
      firstPasses: z.int(),
      shares: z.object({ passed: share, found: share, refused: share, falseAlarms: share }),
      dPrime: EstimateSchema,
      criterion: EstimateSchema,
      skills: z.partialRecord(skill, share),
      missed: z.partialRecord(defectClass, share),
      sure: z.partialRecord(z.enum(KIND_IDS), share.extend({ said: z.number() })),
      begun: z.int(),
      demonstrated: z.partialRecord(skill, z.int()),
    }),
  ),
  skills: z.partialRecord(skill, change),
  missed: z.partialRecord(defectClass, change),
});

/** How many learners' submissions are read at once. */
const AT_ONCE = 25;

export async function makeWeekFigures(cohort: CohortLearners): Promise<OverTime> {
  const ids = await cohort.ids();
  const sums = new WeekSums();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const userId = { in: ids.slice(from, from + AT_ONCE) };
    const facts = await db.tryFact.findMany({
      where: { userId },
      select: { userId: true, ...WEEK_COLUMNS },
    });
    for (const id of userId.in) sums.add(facts.filter((fact) => fact.userId === id) as WeekFact[]);
  }
  return sums.figures(new Date());
}

/** A cohort's figures by week; null in a large cohort until they have been calculated. */
export const findWeekFigures = (cohort: CohortLearners): Promise<Kept<OverTime> | null> =>
  findOrMake(cohort, "weeks", OverTimeSchema, makeWeekFigures);
