import { db, forgetDeleted } from "~/database/db.server";
import { log } from "~/operations/log.server";
import { DAY_MS, HOUR_MS } from "~/operations/time";

/** The default number of days for cohorts, which also applies to learners without a cohort. */
const DEFAULT_DAYS = 30;

/** How many days after a submission this learner's conversation about it, and a model's review, are kept. */
export async function keptDays({ id: userId }: { readonly id: string }): Promise<number> {
  const cohort = { memberships: { some: { userId, role: "learner" } } };
  const { _min } = await db.cohort.aggregate({ where: cohort, _min: { tutorDays: true } });
  return _min.tutorDays ?? DEFAULT_DAYS;
}

/**
 * Deletes conversations about submissions, and a model's reviews, that the learner's cohort no longer keeps. If a
 * learner is in several cohorts, the shortest time applies. Returns the number of deleted rows. Several processes may
 * call this function at once.
 */
export async function forgetOldTalks(now = new Date()): Promise<number> {
  const different = await db.cohort.findMany({ distinct: ["tutorDays"], select: { tutorDays: true } });
  let deleted = 0;
  const forget = async (days: number, memberships: object) => {
    const before = new Date(now.getTime() - days * DAY_MS);
    const where = { submission: { handedInAt: { lt: before } }, user: { memberships } };
    deleted += (await db.tutorTurn.deleteMany({ where })).count;
    deleted += (await db.modelReview.deleteMany({ where })).count;
  };
  for (const { tutorDays } of different) await forget(tutorDays, { some: { role: "learner", cohort: { tutorDays } } });
  await forget(DEFAULT_DAYS, { none: { role: "learner" } });
  if (deleted > 0) await forgetDeleted();
  return deleted;
}

/** Deletes these conversations and reviews now and every hour. Returns a function that stops the timer. */
export function sweepTalks(): () => void {
  const sweep = () =>
    forgetOldTalks().catch((err) => log.error({ err }, "old texts of the language model could not be deleted"));
  void sweep();
  const timer = setInterval(sweep, HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
}
