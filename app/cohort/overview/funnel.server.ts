import type { CohortLearners } from "~/accounts/reading/learners.server";
import { listExercises } from "~/catalogue/catalogue.server";
import { findMoved } from "~/catalogue/moved.server";
import { db } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import { TRACK_IDS, type Track } from "~/kinds/skills";
import { countOfLearners, readByIds, readOfLearners, sumOf } from "../counts/learning.server";

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
  const [invites, joined, handedIn, passed, tracks, finished] = await Promise.all([
    db.invite.findMany({
      where: { cohortId: learners.cohortId, role: "learner", ...inSection },
      select: { maxUses: true, uses: true, revokedAt: true, endsAt: true },
    }),
    learners.count(),
    countOfLearners(learners, (of) => db.learnerTally.count({ where: of })),
    countOfLearners(learners, (of) => db.learnerTally.count({ where: { ...of, passed: { gt: 0 } } })),
    readOfLearners(learners, (of) => db.trackTally.groupBy({ by: ["track"], where: of, _count: true })),
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
    handedIn,
    passed,
    tracks: TRACK_IDS.flatMap((track) => {
      const rows = tracks.filter((row) => row.track === track);
      if (!offered.has(track) && rows.length === 0) return [];
      const done = finished.get(track) ?? 0;
      // The tally records the track that an exercise was in when the learner handed it in.
      const begun = Math.max(done, sumOf(rows.map(({ _count }) => _count)));
      return [{ track, begun, finished: done }];
    }),
  };
}

/**
 * How many learners have passed all of these exercises, by track. The counts by track only say whom to check exercise
 * by exercise: they include exercises that are no longer on offer, and leave out passes from the time when an exercise
 * was in another track.
 */
async function countFinished(
  learners: CohortLearners,
  offered: ReadonlyMap<Track, readonly string[]>,
): Promise<Map<Track, number>> {
  if (offered.size === 0) return new Map();
  const moved = await findMoved([...offered].flatMap(([track, slugs]) => slugs.map((slug) => ({ slug, track }))));
  const least = [...offered].map(([track, slugs]) => ({
    track,
    passed: { gte: slugs.filter((slug) => !moved.has(slug)).length },
  }));
  const rows = await readOfLearners(learners, (of) =>
    db.trackTally.findMany({ where: { ...of, OR: least }, select: { userId: true, track: true } }),
  );
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
