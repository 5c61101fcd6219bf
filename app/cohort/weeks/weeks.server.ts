import { z } from "zod";
import type { CohortLearners } from "~/accounts/reading/learners.server";
import { findReadable } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { KIND_IDS } from "~/kinds/registry";
import { SKILL_IDS, type Track } from "~/kinds/skills";
import { findOrMake, type Kept } from "../counts/kept.server";
import { NO_REST, type Rest } from "../counts/steps";
import { listAiAnswers } from "../trust/ai-trust.server";
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
      aiDPrime: EstimateSchema,
      aiCriterion: EstimateSchema,
      skills: z.partialRecord(skill, share),
      missed: z.partialRecord(defectClass, share),
      sure: z.partialRecord(z.enum(KIND_IDS), share.extend({ said: z.number() })),
      begun: z.int(),
      demonstrated: z.partialRecord(skill, z.int()),
      finished: z.int(),
    }),
  ),
  skills: z.partialRecord(skill, change),
  missed: z.partialRecord(defectClass, change),
});

/**
 * The track of each revision that was read. A revision never changes. Null if this version of Onramp can't read the
 * revision.
 */
const tracks = new Map<string, Track | null>();

async function trackOf(revisionId: string): Promise<Track | null> {
  const known = tracks.get(revisionId);
  if (known !== undefined) return known;
  const track = (await findReadable(revisionId))?.meta.track ?? null;
  tracks.set(revisionId, track);
  return track;
}

/**
 * The slugs of the exercises that each of Onramp's tracks offers to this cohort, without second forms. Read from the
 * database, because the process that calculates figures has not loaded the catalogue.
 */
export async function listOfferedByTrack(cohortId: string): Promise<ReadonlyMap<Track, readonly string[]>> {
  const rows = await db.exercise.findMany({
    where: { isOffered: true, secondFormOf: null, OR: [{ isUploaded: false }, { releases: { some: { cohortId } } }] },
    select: { slug: true, currentRevisionId: true },
  });
  const offered = new Map<Track, string[]>();
  for (const { slug, currentRevisionId } of rows) {
    const track = currentRevisionId === null ? null : await trackOf(currentRevisionId);
    if (track) offered.set(track, [...(offered.get(track) ?? []), slug]);
  }
  return offered;
}

/** How many learners' submissions are read at once. */
const AT_ONCE = 25;

export async function makeWeekFigures(cohort: CohortLearners, rest: Rest = NO_REST): Promise<OverTime> {
  const ids = await cohort.ids();
  const sums = new WeekSums([...(await listOfferedByTrack(cohort.cohortId)).values()]);
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const [facts, answers] = await Promise.all([
      db.tryFact.findMany({ where: { userId: { in: some } }, select: { userId: true, ...WEEK_COLUMNS } }),
      listAiAnswers(some),
    ]);
    for (const id of some) sums.add(facts.filter((fact) => fact.userId === id) as WeekFact[], answers.get(id));
    await rest();
  }
  return sums.figures(new Date());
}

/** A cohort's figures by week; null in a large cohort until they have been calculated. */
export const findWeekFigures = (cohort: CohortLearners): Promise<Kept<OverTime> | null> =>
  findOrMake(cohort, "weeks", OverTimeSchema, makeWeekFigures);
