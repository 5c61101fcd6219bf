import type { CohortLearners } from "~/accounts/reading/learners.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { VerdictCounts } from "~/kinds/trust";
import { DAY_MS } from "~/operations/time";
import { readRequired } from "../assignments/required.server";
import { readByIds } from "../counts/learning.server";
import { withAddresses } from "./addresses.server";
import { type FactOfHandIn, handedInOf, readHandIns } from "./handed-in.server";
import {
  type HandedIn,
  type HelpSettings,
  MISSED_DAYS,
  missedBy,
  quietSince,
  type Reason,
  reasonsAt,
  STUCK_DAYS,
  stuckOn,
  trustOff,
} from "./help";

/** Finds the learners of a cohort who need attention, by evaluating each rule from the counts. */

export interface Needy {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly reasons: readonly (Reason & { readonly title: string })[];
}

export interface CohortHelp {
  readonly learners: number;
  /** Number of learners for whom at least one rule returns a reason. */
  readonly total: number;
  /** The learners on this page, sorted by number of reasons, then by name. */
  readonly needy: readonly Needy[];
}

interface Asked {
  readonly now: Date;
  readonly from: number;
  readonly count: number;
  /** Lists only this learner. */
  readonly learner?: string;
}

/**
 * Learners who need attention now. The result is the same as that of `reasonsAt` for each learner's submissions, but
 * calculated from counts. For submissions that the reader may still review independently, uses the grader's own results
 * and ignores any score that a person set.
 */
export async function getCohortHelp(
  reader: CohortReader,
  { now, from, count, learner: only }: Asked,
): Promise<CohortHelp> {
  const settings = reader.rules;
  const named = await reader.named();
  const learners = only === undefined ? named : named.filter(({ id }) => id === only);
  const since = new Date(now.getTime() - MISSED_DAYS * DAY_MS);
  const [requiredOf, tallies, stuck, kept] = await Promise.all([
    readRequired(reader, { now, since, only }),
    db.$queryRaw<(VerdictCounts & { userId: string; lastOn: Date })[]>`
      SELECT t."userId", t."lastOn", t.flawed, t.clean, t.hits, t."falseAlarms" ${reader.rowsIn("LearnerTally", only)}`,
    listStuck(reader, settings, { now, only }),
    readKept(reader),
  ]);
  const tallyOf = new Map(tallies.map((tally) => [tally.userId, tally]));
  const needy = learners.flatMap((learner): Omit<Needy, "email">[] => {
    const { id } = learner;
    const own = kept.get(id);
    const tally = tallyOf.get(id);
    const reasons = own
      ? reasonsAt(own, settings, now, requiredOf(id))
      : [
          ...missedBy(requiredOf(id), now),
          ...(stuck.get(id) ?? []),
          ...quietSince(tally?.lastOn ?? null, settings, now),
          ...(tally ? trustOff(tally, "") : []),
        ];
    return reasons.length > 0 ? [{ ...learner, reasons: reasons.map(withTitle) }] : [];
  });
  needy.sort((a, b) => b.reasons.length - a.reasons.length);
  const page = await withReviews(await withAddresses(needy.slice(from, from + count)));
  await reader.look(ids(page));
  return { learners: named.length, total: needy.length, needy: page };
}

const ids = (learners: readonly { readonly id: string }[]) => learners.map(({ id }) => id);

const withTitle = (reason: Reason) => ({
  ...reason,
  title: reason.rule === "stuck" ? titleOf(reason.slug) : "",
});

/** Adds each learner's last review that is evidence about trust, for the mentor to read. */
async function withReviews(learners: readonly Needy[]): Promise<Needy[]> {
  const asked = learners.filter(({ reasons }) => reasons.some(({ rule }) => rule === "trust"));
  const lasts = await readByIds(
    asked.map(({ id }) => id),
    (some) =>
      db.tryFact.groupBy({
        by: ["userId"],
        where: { userId: { in: some }, flawed: { not: null } },
        _max: { submissionId: true },
      }),
  );
  const lastOf = new Map(lasts.map(({ userId, _max }) => [userId, _max.submissionId ?? ""]));
  return learners.map((learner) => {
    const submissionId = lastOf.get(learner.id) ?? "";
    return {
      ...learner,
      reasons: learner.reasons.map((one) => (one.rule === "trust" ? { ...one, submissionId } : one)),
    };
  });
}

/**
 * Finds stuck learners. Reads all of a learner's attempts at an exercise only if a recent attempt with the number
 * `stuckTries` or higher did not pass. Runs in SQL, because a large cohort has hundreds of such pairs of a learner and
 * an exercise.
 */
async function listStuck(
  cohort: CohortLearners,
  settings: HelpSettings,
  { now, only }: { now: Date; only: string | undefined },
): Promise<Map<string, Reason[]>> {
  const since = new Date(now.getTime() - STUCK_DAYS * DAY_MS);
  const facts = await db.$queryRaw<FactOfHandIn[]>`
    SELECT f."userId", f."submissionId", f.slug, f."handedInAt", f.counting, f.history, f.flawed, f.requested
    FROM (
      SELECT DISTINCT t."userId", t.slug ${cohort.rowsIn("TryFact", only)}
        AND t."handedInAt" >= ${since} AND t."tryNumber" >= ${settings.stuckTries} AND t.status <> 'passed'
    ) AS late CROSS JOIN "TryFact" AS f
    WHERE f."userId" = late."userId" AND f.slug = late.slug`;
  const byLearner = new Map<string, HandedIn[]>();
  for (const fact of facts) byLearner.set(fact.userId, [...(byLearner.get(fact.userId) ?? []), handedInOf(fact)]);
  const inOrder = (handIns: HandedIn[]) => handIns.sort((a, b) => (a.submissionId < b.submissionId ? -1 : 1));
  return new Map([...byLearner].map(([userId, handIns]) => [userId, stuckOn(inOrder(handIns), settings, now)]));
}

/**
 * All submissions of learners who have a submission that this reader may still review independently, with the results
 * that the reader may see. Few learners, if any, have such a submission.
 */
async function readKept(reader: CohortReader): Promise<ReadonlyMap<string, HandedIn[]>> {
  const asGraded = await reader.unseen();
  if (asGraded.size === 0) return new Map();
  const owners = await readByIds([...asGraded], (some) =>
    db.tryFact.findMany({ where: { submissionId: { in: some } }, select: { userId: true } }),
  );
  const learners = new Set(await reader.ids());
  const userIds = [...new Set(owners.map(({ userId }) => userId))].filter((userId) => learners.has(userId));
  return readHandIns(userIds, asGraded);
}
