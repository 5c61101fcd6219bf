import { db } from "~/database/db.server";
import { log } from "~/operations/log.server";
import { makeHelpFigures } from "../help/help-record.server";
import { makeOwnShares } from "../items/own.server";
import { refreshExercises } from "../items/refresh.server";
import { makePublished } from "../published/published.server";
import { makeTrustFigures } from "../trust/trust.server";
import { ageOf, FRESH_MS, keepMade, ofCohort, outdateAll } from "./kept.server";

/** Computes expensive figures in the worker, so that no page waits for them. */

/** By name: the functions that compute a cohort's figures. */
const OF_COHORT: Readonly<Record<string, (cohortId: string) => Promise<unknown>>> = {
  trust: makeTrustFigures,
  help: makeHelpFigures,
  exercises: makeOwnShares,
  published: makePublished,
};

async function refreshCohort(cohortId: string): Promise<void> {
  for (const [name, make] of Object.entries(OF_COHORT)) {
    await keepMade(ofCohort(cohortId), name, () => make(cohortId));
  }
}

/**
 * Computes missing figures, and those changed since they were computed at least a quarter of an hour ago. Returns for
 * how many cohorts.
 */
export async function refreshStale(now: Date, say: (done: number, all: number) => void = () => {}): Promise<number> {
  const cohorts = await db.cohort.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  const kept = await db.keptFigures.findMany({ select: { subject: true, name: true, madeAt: true, isStale: true } });
  const isDue = (subject: string, name: string) => {
    const row = kept.find((one) => one.subject === subject && one.name === name);
    return !row || (row.isStale && ageOf(row, now) >= FRESH_MS);
  };
  const due = cohorts.filter(({ id }) => Object.keys(OF_COHORT).some((name) => isDue(ofCohort(id), name)));
  for (const [place, { id }] of due.entries()) {
    await refreshCohort(id);
    say(place + 1, due.length);
  }
  return due.length;
}

const LOOK_MS = 30_000;

/**
 * Checks every half minute for figures to compute. Returns a function that stops it and resolves once nothing is being
 * computed.
 */
export function sweepFigures(): () => Promise<void> {
  let round: Promise<unknown> | null = null;
  let isBegun = false;
  const makeRound = async () => {
    if (!isBegun) await outdateAll();
    isBegun = true;
    await refreshStale(new Date());
    await refreshExercises(new Date());
  };
  const look = () => {
    round ??= makeRound()
      .catch((err) => log.warn({ err }, "the reports' figures could not be calculated"))
      .finally(() => {
        round = null;
      });
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await round;
  };
}
