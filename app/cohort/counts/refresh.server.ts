import type { Section } from "~/accounts/cohorts/sections.server";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import { repeat } from "~/operations/repeat.server";
import { makeHelpFigures } from "../help/help-record.server";
import { makeOwnShares } from "../items/own.server";
import { refreshExercises } from "../items/refresh.server";
import { makePublished } from "../published/published.server";
import { makeTrustFigures } from "../trust/trust.server";
import { makeWeekFigures } from "../weeks/weeks.server";
import { ageOf, FRESH_MS, keepMade, keptName, ofCohort, outdateAll } from "./kept.server";
import { NO_REST, type Rest, restsAfter, type Steps } from "./steps";

/** Calculates figures that take a long time. The worker does this, so that no page waits for them. */

interface CohortOfSections {
  readonly id: string;
  readonly sections: readonly Section[];
}

/** The functions that calculate the figures of a cohort and of its sections, keyed by name. */
function makersOf(
  { id, sections }: CohortOfSections,
  rest: Rest = NO_REST,
): ReadonlyMap<string, () => Promise<unknown>> {
  const ofSection = (section: Section | null) => {
    const learners = new CohortLearners(id, { section });
    return {
      trust: [keptName("trust", section), () => makeTrustFigures(learners)],
      exercises: [keptName("exercises", section), () => makeOwnShares(learners)],
      weeks: [keptName("weeks", section), () => makeWeekFigures(learners, rest)],
    } as const;
  };
  const whole = ofSection(null);
  return new Map<string, () => Promise<unknown>>([
    whole.trust,
    ["help", () => makeHelpFigures(id, rest)],
    whole.exercises,
    whole.weeks,
    ["published", () => makePublished(id)],
    ...sections.map(ofSection).flatMap((of) => Object.values(of)),
  ]);
}

const COHORT = { id: true, sections: { select: { id: true, name: true } } } as const;

/**
 * Calculates figures that are missing, or that are outdated and at least 15 minutes old. Returns the number of cohorts
 * whose figures it calculated.
 */
export async function refreshStale(now: Date, { say, rest = NO_REST }: Steps = {}): Promise<number> {
  const cohorts = await db.cohort.findMany({
    select: COHORT,
    orderBy: { id: "asc" },
  });
  const kept = await db.keptFigures.findMany({ select: { subject: true, name: true, madeAt: true, isStale: true } });
  const rowsOf = (one: CohortOfSections) =>
    [...makersOf(one).keys()].map((name) => kept.find((row) => row.subject === ofCohort(one.id) && row.name === name));
  const missing = new Set(cohorts.filter((one) => rowsOf(one).includes(undefined)).map(({ id }) => id));
  const isDue = (one: CohortOfSections) =>
    rowsOf(one).some((row) => !row || (row.isStale && ageOf(row, now) >= FRESH_MS));
  // Pages can't show missing figures, so these are calculated first, and without rests.
  const due = cohorts.filter(isDue).sort((a, b) => Number(missing.has(b.id)) - Number(missing.has(a.id)));
  for (const [place, { id }] of due.entries()) {
    // The cohort may have been deleted, or divided differently, since the round began.
    const cohort = await db.cohort.findUnique({ where: { id }, select: COHORT });
    const pause = missing.has(id) ? NO_REST : rest;
    for (const [name, make] of cohort ? makersOf(cohort, pause) : []) {
      await keepMade(ofCohort(id), name, make);
      await pause();
    }
    say?.(place + 1, due.length);
  }
  return due.length;
}

const LOOK_MS = 30_000;
/**
 * Each step is followed by a pause that is this many times as long as the step. Calculating slows down pages, so it may
 * take at most a tenth of the time.
 */
const REST_TIMES = 9;

/**
 * Checks every 30 seconds for figures to calculate. Returns a function that stops after the current figures and
 * resolves once nothing is being calculated.
 */
export function sweepFigures(): () => Promise<void> {
  let isBegun = false;
  const makeRound = async (stopping: AbortSignal) => {
    if (!isBegun) await outdateAll();
    isBegun = true;
    const rest = restsAfter(REST_TIMES, stopping);
    await refreshStale(new Date(), { rest });
    await refreshExercises(new Date(), { rest });
  };
  const look = (stopping: AbortSignal) =>
    makeRound(stopping).catch((error) => {
      if (error?.name !== "AbortError") throw error;
    });
  return repeat(LOOK_MS, look, "the reports' figures could not be calculated", { level: "warn" });
}
