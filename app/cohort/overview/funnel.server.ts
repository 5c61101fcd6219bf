import type { CohortLearners } from "~/accounts/reading/learners.server";
import { listExercises } from "~/catalogue/catalogue.server";
import { findMoved } from "~/catalogue/moved.server";
import { db } from "~/database/db.server";
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
  const listings = [...offered].flatMap(([track, slugs]) => slugs.map((slug) => ({ slug, track })));
  const moved = await findMoved(listings);
  const finished = new Map<Track, number>();
  for (const [track, slugs] of offered) {
    const passedBy = (some: string[]) => ({ userId: { in: some }, slug: { in: [...slugs] }, status: "passed" });
    const fewest = slugs.filter((slug) => !moved.has(slug)).length;
    const candidates = await readOfLearners(learners, (of) =>
      fewest > 0
        ? db.trackTally.findMany({ where: { ...of, track, passed: { gte: fewest } }, select: { userId: true } })
        : db.learnerTally.findMany({ where: { ...of, passed: { gte: slugs.length } }, select: { userId: true } }),
    );
    const ids = candidates.map(({ userId }) => userId);
    const often = await readByIds(ids, (some) =>
      db.tryFact.groupBy({
        by: ["userId"],
        where: passedBy(some),
        having: { submissionId: { _count: { gte: slugs.length } } },
      }),
    );
    // Someone may have passed the same exercise more than once.
    const passes = await readByIds(
      often.map(({ userId }) => userId),
      (some) =>
        db.tryFact.findMany({
          where: passedBy(some),
          distinct: ["userId", "slug"],
          select: { userId: true },
        }),
    );
    const counts = new Map<string, number>();
    for (const { userId } of passes) counts.set(userId, (counts.get(userId) ?? 0) + 1);
    finished.set(track, [...counts.values()].filter((count) => count === slugs.length).length);
  }
  return finished;
}
