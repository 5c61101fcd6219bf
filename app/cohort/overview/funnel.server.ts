import type { CohortLearners } from "~/accounts/reading/learners.server";
import { listExercises } from "~/catalogue/catalogue.server";
import { findMoved } from "~/catalogue/moved.server";
import { db } from "~/database/db.server";
import { Prisma } from "~/generated/prisma/client";
import { TRACK_IDS, type Track } from "~/kinds/skills";

/** The progress of a cohort's learners, from the invite to the end of a track. */

export interface Funnel {
  /** The number of people whom links and invites let in, or could still let in; null if no one was invited. */
  readonly invited: number | null;
  readonly joined: number;
  readonly handedIn: number;
  readonly passed: number;
  /** At least half of the learners have passed this many exercises. */
  readonly halfPassed: number;
  /** For each track: how many learners have handed in something, and how many have passed every exercise on offer. */
  readonly tracks: readonly { readonly track: Track; readonly begun: number; readonly finished: number }[];
}

export async function getFunnel(learners: CohortLearners): Promise<Funnel> {
  const offered = new Map<Track, string[]>();
  for (const { track, slug } of listExercises([learners.cohortId]))
    offered.set(track, [...(offered.get(track) ?? []), slug]);
  const inSection = learners.section ? { sectionId: learners.section.id } : {};
  const [invites, joined, passes, tracks] = await Promise.all([
    db.invite.findMany({
      where: { cohortId: learners.cohortId, role: "learner", ...inSection },
      select: { maxUses: true, uses: true, revokedAt: true, endsAt: true },
    }),
    learners.count(),
    db.$queryRaw<{ passed: number; learners: bigint }[]>`
      SELECT t.passed, COUNT(*) AS learners ${learners.rowsIn("LearnerTally")} GROUP BY t.passed ORDER BY t.passed DESC`,
    countByTrack(learners, offered),
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
    handedIn: countOf(passes),
    passed: countOf(passes.filter(({ passed }) => passed > 0)),
    halfPassed: passedByHalf(passes, joined),
    tracks: TRACK_IDS.flatMap((track) => {
      const row = tracks.get(track);
      if (!offered.has(track) && !row) return [];
      const { begun, finished } = row ?? { begun: 0, finished: 0 };
      // The tally records the track that an exercise was in when the learner handed it in.
      return [{ track, begun: Math.max(begun, finished), finished }];
    }),
  };
}

/** Learners who handed something in, by the number of exercises that they have passed, highest number first. */
type Passes = readonly { readonly passed: number; readonly learners: bigint }[];

const countOf = (passes: Passes) => passes.reduce((sum, { learners }) => sum + Number(learners), 0);

/** The highest number of exercises that at least half of all learners have passed. */
const passedByHalf = (passes: Passes, all: number) =>
  passes.find((_one, place) => 2 * countOf(passes.slice(0, place + 1)) >= all)?.passed ?? 0;

/**
 * For each track, how many learners have handed in something, and how many have passed all of these exercises. The
 * counts by track only select the learners whose passes are then checked exercise by exercise. These counts include
 * exercises that are no longer on offer, and leave out passes from the time when an exercise was in another track.
 */
async function countByTrack(
  learners: CohortLearners,
  offered: ReadonlyMap<Track, readonly string[]>,
): Promise<Map<string, { begun: number; finished: number }>> {
  const moved = await findMoved([...offered].flatMap(([track, slugs]) => slugs.map((slug) => ({ slug, track }))));
  const passesOf = (id: Prisma.Sql, slugs: readonly string[]) => Prisma.sql`
    (SELECT COUNT(DISTINCT f.slug) FROM "TryFact" AS f
     WHERE f."userId" = ${id} AND f.slug IN (${Prisma.join([...slugs])}) AND f.status = 'passed')`;
  const finished = [...offered].map(([track, slugs]) => {
    const least = slugs.filter((slug) => !moved.has(slug)).length;
    return Prisma.sql`
      WHEN t.track = ${track} AND t.passed >= ${least}
      THEN CASE WHEN ${passesOf(Prisma.raw('t."userId"'), slugs)} = ${slugs.length} THEN 1 END`;
  });
  const isFinished = finished.length > 0 ? Prisma.sql`CASE ${Prisma.join(finished, " ")} END` : Prisma.sql`NULL`;
  const rows = await db.$queryRaw<{ track: string; begun: bigint; finished: bigint }[]>`
    SELECT t.track, COUNT(*) AS begun, COUNT(${isFinished}) AS finished
    ${learners.rowsIn("TrackTally")} GROUP BY t.track`;
  const counts = new Map(
    rows.map(({ track, ...row }) => [track, { begun: Number(row.begun), finished: Number(row.finished) }]),
  );
  for (const [track, slugs] of offered) {
    // If every exercise was once in another track, a learner may have finished this track without having a tally for
    // it.
    if (!slugs.every((slug) => moved.has(slug))) continue;
    const [row] = await db.$queryRaw<{ finished: bigint }[]>`
      SELECT COUNT(*) AS finished ${learners.rowsIn("User")} AND ${passesOf(Prisma.raw("t.id"), slugs)} = ${slugs.length}`;
    counts.set(track, { begun: counts.get(track)?.begun ?? 0, finished: Number(row!.finished) });
  }
  return counts;
}
