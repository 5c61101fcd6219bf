import { byName } from "~/accounts/name-order";
import { nameFor } from "~/accounts/reading/names.server";
import { noteLook } from "~/accounts/reading/note-looks.server";
import { learnerOf } from "~/accounts/reading/taught";
import { titleOf } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import { cohensKappa } from "./agreement";
import { type ComparedLine, choiceOn, compare, linesOf } from "./compare";
import { judgementOf, pairOf, REVIEWS, type Review, SEATS, summaryOf } from "./read-twice";

/**
 * Submissions that a mentor and another mentor both reviewed, and their disagreements. Only these two mentors see
 * them.
 */

interface Person {
  readonly id: string;
}

/** At most this many of a mentor's newest such reviews are loaded. At most `MOST_SHOWN` submissions are shown. */
const MOST_OWN = 500;
const MOST_SHOWN = 100;

/** A submission that this mentor and another mentor both reviewed. */
export interface SharedWork {
  readonly submissionId: string;
  readonly title: string;
  readonly kind: KindId;
  readonly learner: string;
  readonly other: string;
  /** The lines on which the two mentors chose differently. */
  readonly differs: readonly string[];
}

/** The agreement of two mentors on one kind of exercise, if they share at least thirty submissions. */
export interface PairFigures {
  readonly other: string;
  readonly kind: KindId;
  readonly works: number;
  readonly same: number;
  /** Cohen's κ of the two mentors' verdicts. */
  readonly kappa: number;
}

export interface SharedWorks {
  /** Submissions with differences first, then the others, both newest first. */
  readonly works: readonly SharedWork[];
  /** The number of shared submissions, and the number of submissions on which the mentors differ. */
  readonly total: number;
  readonly differing: number;
  /** Sorted by the other mentor's name and the kind. */
  readonly pairs: readonly PairFigures[];
}

/** Submissions for which this mentor wrote one of the two reviews, and whose learner they still teach. */
const ownReadings = (mentor: Person): Prisma.SubmissionWhereInput => ({
  AND: SEATS.map((seat) => ({ reviews: { some: { seat } } })),
  reviews: { some: { mentorId: mentor.id, seat: { in: SEATS } } },
  user: learnerOf(mentor),
});

const OF_SHARED = {
  id: true,
  slug: true,
  tryNumber: true,
  exercise: { select: { kind: true } },
  user: { select: { id: true, name: true } },
  reviews: REVIEWS,
} as const satisfies Prisma.SubmissionSelect;

type Shared = Prisma.SubmissionGetPayload<{ select: typeof OF_SHARED }>;

/** This mentor's own review and the other mentor's review; null if this mentor wrote neither. */
function sidesOf(mentor: Person, { reviews }: Shared): { readonly mine: Review; readonly theirs: Review } | null {
  const pair = pairOf(reviews);
  const mine = pair?.find(({ mentorId }) => mentorId === mentor.id);
  const theirs = pair?.find(({ mentorId }) => mentorId !== mentor.id);
  return mine && theirs ? { mine, theirs } : null;
}

/** Returns the submissions that this mentor and another mentor both reviewed, up to the newest five hundred. */
export async function listSharedWorks(mentor: Person): Promise<SharedWorks> {
  // Starts with the mentor's own reviews, because SQLite would otherwise look at every submission.
  const own = await db.mentorReview.findMany({
    where: { mentorId: mentor.id, seat: { in: SEATS }, submission: ownReadings(mentor) },
    orderBy: { id: "desc" },
    take: MOST_OWN,
    select: { submissionId: true },
  });
  const rows = await db.submission.findMany({
    where: { id: { in: own.map(({ submissionId }) => submissionId) } },
    orderBy: { id: "desc" },
    select: OF_SHARED,
  });
  const shared = rows.flatMap((row) => {
    const sides = sidesOf(mentor, row);
    if (!sides) return [];
    const kind = row.exercise.kind as KindId;
    const lines = compare(kind, judgementOf(sides.mine), judgementOf(sides.theirs));
    return [{ row, kind, ...sides, differs: lines.filter(({ is }) => is === "differs").map(({ asks }) => asks) }];
  });
  const differing = shared.filter(({ differs }) => differs.length > 0);
  const inOrder = [...differing, ...shared.filter(({ differs }) => differs.length === 0)];
  const works = inOrder.slice(0, MOST_SHOWN).map(({ row, kind, theirs, differs }): SharedWork => {
    // This mentor has sent a review of the submission, so they may know the learner's name (`nameFor`).
    const learner = row.user.name;
    return { submissionId: row.id, title: titleOf(row.slug), kind, learner, other: theirs.mentor.name, differs };
  });
  return {
    works,
    total: shared.length,
    differing: differing.length,
    pairs: pairFigures(shared),
  };
}

function pairFigures(shared: readonly { kind: KindId; mine: Review; theirs: Review }[]): PairFigures[] {
  const others = new Map(shared.map(({ theirs }) => [theirs.mentor.id, theirs.mentor]));
  return [...others.values()].sort(byName).flatMap(({ id, name: other }) =>
    KIND_IDS.flatMap((kind): PairFigures[] => {
      const verdicts = shared
        .filter(({ mine, theirs, kind: of }) => theirs.mentorId === id && of === kind && isUnaided(mine, theirs))
        .map(({ mine, theirs }) => [verdictOf(kind, mine), verdictOf(kind, theirs)] as const);
      const kappa = cohensKappa(verdicts);
      const same = verdicts.filter(([a, b]) => a === b).length;
      return kappa === null ? [] : [{ other, kind, works: verdicts.length, same, kappa }];
    }),
  );
}

const isUnaided = (...reviews: readonly Review[]) => reviews.every(({ isDrafted }) => !isDrafted);

const verdictOf = (kind: KindId, review: Review) => choiceOn(linesOf(kind)[0]!, judgementOf(review))!;

/** Two reviews of a submission, for the author of one of them. */
export interface Comparison {
  readonly submissionId: string;
  readonly title: string;
  readonly kind: KindId;
  readonly tryNumber: number;
  readonly learner: { readonly id: string; readonly name: string };
  readonly other: string;
  readonly lines: readonly ComparedLine[];
  /** The summaries as first sent, in Markdown. */
  readonly summaries: { readonly mine: string; readonly theirs: string };
}

/**
 * The two reviews of a submission side by side. Null for everyone except the two authors, and also for an author who no
 * longer teaches the learner.
 */
export async function findComparison(mentor: Person, submissionId: string): Promise<Comparison | null> {
  const row = await db.submission.findFirst({
    where: { AND: [ownReadings(mentor), { id: submissionId }] },
    select: OF_SHARED,
  });
  const sides = row && sidesOf(mentor, row);
  if (!sides) return null;
  const { mine, theirs } = sides;
  const kind = row.exercise.kind as KindId;
  noteLook(mentor, [row.user.id], submissionId);
  return {
    submissionId,
    title: titleOf(row.slug),
    kind,
    tryNumber: row.tryNumber,
    other: theirs.mentor.name,
    learner: { id: row.user.id, name: await nameFor(mentor, row.user, submissionId) },
    lines: compare(kind, judgementOf(mine), judgementOf(theirs)),
    summaries: { mine: summaryOf(mine), theirs: summaryOf(theirs) },
  };
}
