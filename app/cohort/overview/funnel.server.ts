import type { CohortLearners } from "~/accounts/reading/learners.server";
import { listExercises } from "~/catalogue/catalogue.server";
import { findMoved } from "~/catalogue/moved.server";
import { db } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import { TRACK_IDS, type Track } from "~/kinds/skills";
import { readByIds } from "../counts/learning.server";

/** The progress of a cohort's learners, from the invite to the end of a track. */

export interface Funnel {
  /** The number of places on sign-up links; null if no one was invited. */
  readonly invited: number | null;
  readonly joined: number;
  readonly handedIn: number;
  readonly passed: number;
  /** For each track: how many learners have handed in something, and how many have passed every exercise on offer. */
  readonly tracks: readonly { readonly track: Track; readonly begun: number; readonly finished: number }[];
}

export async function getFunnel(learners: CohortLearners): Promise<Funnel> {
  const offered = new Map<Track, string[]>();
  for (const { track, slug } of listExercises([learners.cohortId]))
    offered.set(track, [...(offered.get(track) ?? []), slug]);
  const inSection = learners.section ? { sectionId: learners.section.id } : {};
  const [invites, joined, [counts], tracks, finished] = await Promise.all([
    db.invite.findMany({
      where: { cohortId: learners.cohortId, role: "learner", ...inSection },
      select: { maxUses: true, uses: true, revokedAt: true, endsAt: true },
    }),
    learners.count(),
    db.$queryRaw<{ handedIn: bigint; passed: bigint }[]>`
      SELECT COUNT(*) AS "handedIn", COUNT(CASE WHEN t.passed > 0 THEN 1 END) AS passed
      ${learners.rowsIn("LearnerTally")}`,
    db.$queryRaw<{ track: string; learners: bigint }[]>`
      SELECT t.track, COUNT(*) AS learners ${learners.rowsIn("TrackTally")} GROUP BY t.track`,
    countFinished(learners, offered),
  ]);
  const now = new Date();
  // For a link that has ended, only the people who used it count.
  const places = invites.map((one) => (one.revokedAt || one.endsAt < now ? one.uses : one.maxUses));
  return {
    invited:
      invites.length === 0
        ? null
        : Math.max(
            joined,
            places.reduce((sum, count) => sum + count, 0),
          ),
    joined,
    handedIn: Number(counts!.handedIn),
    passed: Number(counts!.passed),
    tracks: TRACK_IDS.flatMap((track) => {
      const row = tracks.find((one) => one.track === track);
      if (!offered.has(track) && !row) return [];
      const done = finished.get(track) ?? 0;
      // The tally records the track that an exercise was in when the learner handed it in.
      const begun = Math.max(done, Number(row?.learners ?? 0));
      return [{ track, begun, finished: done }];
    }),
  };
}

/**
 * How many learners have passed all of these exercises, keyed by track. The counts by track only select the learners
 * whose passes are then checked exercise by exercise. These counts include exercises that are no longer on offer, and
 * leave out passes from the time when an exercise was in another track.
 */
async function countFinished(
  learners: CohortLearners,
  offered: ReadonlyMap<Track, readonly string[]>,
): Promise<Map<Track, number>> {
  if (offered.size === 0) return new Map();
  const moved = await findMoved([...offered].flatMap(([track, slugs]) => slugs.map((slug) => ({ slug, track }))));
  const least = [...offered].map(([track, slugs]) => {
    return Prisma.sql`(t.track = ${track} AND t.passed >= ${slugs.filter((slug) => !moved.has(slug)).length})`;
  });
  const rows = await db.$queryRaw<{ userId: string; track: string }[]>`
    SELECT t."userId", t.track ${learners.rowsIn("TrackTally")} AND (${Prisma.join(least, " OR ")})`;
  const finished = new Map<Track, number>();
  for (const [track, slugs] of offered) {
    // If each exercise has moved, a learner may have finished the track without a count for it.
    const isLoose = slugs.every((slug) => moved.has(slug));
    const ids = isLoose ? await learners.ids() : rows.flatMap((row) => (row.track === track ? [row.userId] : []));
    const done = await readByIds(
      ids,
      (some) => db.$queryRaw<{ userId: string }[]>`
        SELECT "userId" FROM "TryFact"
        WHERE "userId" IN (${Prisma.join(some)}) AND slug IN (${Prisma.join([...slugs])}) AND status = 'passed'
        GROUP BY "userId" HAVING COUNT(DISTINCT slug) = ${slugs.length}`,
    );
    finished.set(track, done.length);
  }
  return finished;
}
