import type { CohortReader } from "~/accounts/reading/reader.server";
import type { Unseen } from "~/accounts/reading/unseen.server";
import { type Listing, listExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { KindId } from "~/kinds/registry";
import { TRACK_IDS, TRACKS } from "~/kinds/skills";
import { backedAsSeen } from "../counts/fact";
import { readByIds } from "../counts/learning.server";
import { type ExerciseState, type Standing, standingsOf } from "../counts/states.server";
import { listTracks } from "../tracks/read.server";

export interface CohortCell {
  readonly state: ExerciseState;
  /** The submission that the cell links to: the newest passed submission or, if none passed, the newest submission. */
  readonly submissionId: string | null;
  readonly score: number | null;
  /** Whether the learner passed, but neither a proof nor a mentor backs any of the passes. */
  readonly isUnbacked: boolean;
}

export interface TrackTable {
  readonly exercises: readonly { readonly slug: string; readonly title: string; readonly kind: KindId }[];
  /**
   * Keyed by learner id and then by slug. An exercise without a cell is new to the learner. Drafts are private and not
   * shown.
   */
  readonly cells: Readonly<Record<string, Readonly<Record<string, CohortCell>>>>;
}

/** A track whose exercises can be the columns of a table. */
export interface TrackColumns {
  readonly id: string;
  readonly title: string;
  /** True for a track that a lead of the cohort made. */
  readonly isOwn: boolean;
  readonly exercises: readonly Listing[];
}

/**
 * A cohort's tracks that contain exercises: the tracks that its leads made, then Onramp's own tracks. People outside
 * the cohort who may read its reports see only Onramp's own tracks.
 */
export async function listTracksFor({ cohortId, isOutside }: CohortReader): Promise<TrackColumns[]> {
  const listed = listExercises([cohortId]);
  const bySlug = new Map(listed.map((one) => [one.slug, one]));
  const own = (isOutside ? [] : await listTracks(cohortId)).map(({ id, title, slugs }) => {
    return { id, title, isOwn: true, exercises: slugs.flatMap((slug) => bySlug.get(slug) ?? []) };
  });
  const onramps = TRACK_IDS.map((id) => {
    return { id, title: TRACKS[id], isOwn: false, exercises: listed.filter(({ track }) => track === id) };
  });
  return [...own, ...onramps].filter(({ exercises }) => exercises.length > 0);
}

/**
 * A table of these learners (rows) and these exercises (columns), for example the exercises in a track. For submissions
 * that the reader may still review independently, shows the grader's own scores and ignores any score that a person
 * set.
 */
export async function getTrackTable(
  reader: CohortReader,
  exercises: readonly Listing[],
  learnerIds: readonly string[],
): Promise<TrackTable> {
  const slugs = exercises.map(({ slug }) => slug);
  const { standings, backed } = await readStandings(await reader.look(learnerIds), await reader.unseen(), slugs);
  const cellOf = (id: string, slug: string, standing: Standing): CohortCell => {
    return { ...standing, isUnbacked: standing.state === "passed" && !backed.has(`${id} ${slug}`) };
  };
  return {
    exercises: exercises.map(({ slug, title, kind }) => ({ slug, title, kind })),
    cells: Object.fromEntries(
      [...standings].map(([id, ofLearner]) => [
        id,
        Object.fromEntries([...ofLearner].map(([slug, standing]) => [slug, cellOf(id, slug, standing)])),
      ]),
    ),
  };
}

/**
 * Sorts these learners by their state in one exercise: first those who attempted it, lowest score first, then those
 * whose submission is being graded, then those who handed in nothing, then those who passed; or in the reverse order.
 * Uses the cells that the reader sees. Ties keep their original order.
 */
export async function sortByExercise<One extends { readonly id: string }>(
  reader: CohortReader,
  learners: readonly One[],
  slug: string,
  reversed = false,
): Promise<One[]> {
  const unseen = await reader.unseen();
  const ids = learners.map(({ id }) => id);
  const standings = new Map(
    await readByIds(ids, async (some) => [...(await readStandings(some, unseen, [slug])).standings]),
  );
  const placeOf = ({ id }: One) => {
    const standing = standings.get(id)?.get(slug);
    if (!standing) return 3;
    return standing.state === "passed" ? 4 : (standing.score ?? 2);
  };
  return [...learners].sort((a, b) => (placeOf(a) - placeOf(b)) * (reversed ? -1 : 1));
}

export interface TrackOf extends Omit<TrackColumns, "exercises"> {
  readonly passed: number;
  readonly of: number;
}

/**
 * How many exercises a learner has passed in each of the cohort's tracks (`listTracksFor`) that they have begun. The
 * same rules as in `getTrackTable` apply.
 */
export async function listTracksOf(reader: CohortReader, learnerId: string): Promise<TrackOf[]> {
  const tracks = await listTracksFor(reader);
  const slugs = [...new Set(tracks.flatMap(({ exercises }) => exercises.map(({ slug }) => slug)))];
  const { standings } = await readStandings(await reader.look([learnerId]), await reader.unseen(), slugs);
  const own = standings.get(learnerId) ?? new Map<string, Standing>();
  return tracks.flatMap(({ exercises, ...track }) => {
    const begun = exercises.flatMap(({ slug }) => own.get(slug) ?? []);
    if (begun.length === 0) return [];
    return [{ ...track, passed: begun.filter(({ state }) => state === "passed").length, of: exercises.length }];
  });
}

/**
 * Reads these learners' states in these exercises from the facts. `backed` contains the learner's id and the slug for
 * each exercise with a pass that is backed, or that needs no backing.
 */
async function readStandings(
  learnerIds: readonly string[],
  asGraded: Unseen,
  slugs: readonly string[],
): Promise<{ standings: Map<string, Map<string, Standing>>; backed: ReadonlySet<string> }> {
  const where = { userId: { in: [...learnerIds] }, slug: { in: [...slugs] } };
  const [facts, handIns] = await Promise.all([
    db.tryFact.findMany({
      where,
      select: {
        submissionId: true,
        userId: true,
        slug: true,
        status: true,
        score: true,
        proven: true,
        confirmed: true,
      },
    }),
    db.submission.groupBy({ by: ["userId"], where, _count: true }),
  ]);
  const counted = new Map<string, number>();
  for (const { userId } of facts) counted.set(userId, (counted.get(userId) ?? 0) + 1);
  // Ungraded submissions are rare, so they are looked up only for learners who may have any.
  const behind = handIns.filter(({ userId, _count }) => _count !== counted.get(userId)).map(({ userId }) => userId);
  const waiting =
    behind.length === 0
      ? []
      : await db.submission.findMany({
          where: { userId: { in: behind }, slug: { in: [...slugs] }, results: { none: {} } },
          select: { id: true, userId: true, slug: true },
        });
  const kept = await readByIds([...asGraded], (some) =>
    db.tryFact.findMany({
      where: { submissionId: { in: some } },
      select: { submissionId: true, ownStatus: true, ownScore: true },
    }),
  );
  const own = new Map(
    kept.map(({ submissionId, ownStatus: status, ownScore: score }) => [submissionId, { status, score }]),
  );
  const graded = facts.map((row) => ({ ...row, id: row.submissionId, ...own.get(row.submissionId) }));
  const backed = graded.filter((row) => row.status === "passed" && backedAsSeen(row, asGraded) !== false);
  return {
    standings: standingsOf([...graded, ...waiting.map((row) => ({ ...row, status: null, score: null }))]),
    backed: new Set(backed.map(({ userId, slug }) => `${userId} ${slug}`)),
  };
}
