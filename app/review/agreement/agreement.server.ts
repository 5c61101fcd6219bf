import { nameFor } from "~/accounts/reading/names.server";
import { noteLook } from "~/accounts/reading/note-looks.server";
import type { CohortReader } from "~/accounts/reading/reader.server";
import { findExercise } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import type { Verdict } from "../reviews/verdicts";
import { cohensKappa, type Figures, figuresOf } from "./agreement";
import { type ComparedLine, choiceOn, compare, type Judgement, linesOf } from "./compare";

/**
 * Submissions that two mentors reviewed without seeing each other's review (seats 1 and 2; never seat 3, which the
 * learner asked for): a cohort's figures for its leads, without mentors' names, and each mentor's own disagreements,
 * for the two mentors only. Over 200 lines: both sides read the same pairs of reviews.
 */

interface Person {
  readonly id: string;
}

/**
 * Figures cover at most this many submissions of a cohort, the newest: enough for any interval, and quick to compute.
 */
const MOST = 1_000;
/** Of a mentor's own submissions the newest are read, up to this number; fewer are shown. */
const MOST_OWN = 500;
const MOST_SHOWN = 100;

const SEATS = [1, 2];
const REVIEWS = {
  where: { seat: { in: SEATS } },
  orderBy: { id: "asc" },
  include: { mentor: { select: { id: true, name: true } } },
} as const satisfies Prisma.Submission$reviewsArgs;

type Review = Prisma.MentorReviewGetPayload<{ include: { mentor: { select: { id: true; name: true } } } }>;

const isBefore = (a: Review, b: Review) => a.sentAt < b.sentAt || (+a.sentAt === +b.sentAt && a.id < b.id);

/**
 * The two independent reviews of a submission, in the order of the seats; null if there are not both. A review from the
 * first seat that was sent after the second one does not count, because its author could read the second.
 */
function pairOf(reviews: readonly Review[]): readonly [Review, Review] | null {
  const second = reviews.find(({ seat }) => seat === 2);
  const first = reviews.find((one) => one.seat === 1 && second !== undefined && isBefore(one, second));
  return first && second ? [first, second] : null;
}

const judgementOf = ({ verdict, rubricVersion, choices }: Review): Judgement => ({
  verdict: verdict as Verdict,
  rubricVersion,
  choices: JSON.parse(choices) as Record<string, number>,
});

const titleOf = (slug: string) => findExercise(slug)?.meta.title ?? slug;

/** A rubric line with its figures. */
interface LineFigures extends Figures {
  readonly id: string;
  readonly asks: string;
}

/** On one line of one exercise: the two choices, in the order of the steps, and on how many submissions. */
interface Disagreement {
  readonly asks: string;
  readonly choices: readonly [string, string];
  readonly works: number;
}

export interface KindAgreement {
  readonly kind: KindId;
  readonly works: number;
  readonly lines: readonly LineFigures[];
  /** By exercise, the choices on which two mentors disagreed. */
  readonly exercises: readonly {
    readonly slug: string;
    readonly title: string;
    readonly works: number;
    readonly disagreements: readonly Disagreement[];
  }[];
}

/** A submission that was reviewed twice. */
interface ReadTwice {
  readonly slug: string;
  readonly pair: readonly [Judgement, Judgement];
}

/**
 * Agreement in a cohort, by kind and line, and disagreements by exercise. Nothing in it names a mentor, or is in an
 * order that would reveal one. Leaves out submissions that this reader may still review again. `isAll`: false if there
 * are more than the newest thousand.
 */
export async function getCohortAgreement(
  reader: CohortReader,
): Promise<{ readonly kinds: readonly KindAgreement[]; readonly isAll: boolean }> {
  const { cohortId } = reader;
  const unseen = await reader.unseen();
  const rows = await db.reviewItem.findMany({
    where: { cohortId, seat: 2, state: "done", submissionId: { notIn: [...unseen] } },
    orderBy: { id: "desc" },
    take: MOST + 1,
    select: { slug: true, kind: true, submission: { select: { reviews: REVIEWS } } },
  });
  const kinds = KIND_IDS.flatMap((kind) => {
    const works = rows.slice(0, MOST).flatMap((row): ReadTwice[] => {
      const pair = row.kind === kind ? pairOf(row.submission.reviews) : null;
      return pair ? [{ slug: row.slug, pair: [judgementOf(pair[0]), judgementOf(pair[1])] }] : [];
    });
    return works.length > 0 ? [agreementOf(kind, works)] : [];
  });
  return { kinds, isAll: rows.length <= MOST };
}

function agreementOf(kind: KindId, works: readonly ReadTwice[]): KindAgreement {
  const lines = linesOf(kind).map((line): LineFigures => {
    const chosen = works.flatMap(({ pair: [one, other] }): [number, number][] => {
      const [a, b] = [choiceOn(line, one), choiceOn(line, other)];
      return a === null || b === null ? [] : [[a, b]];
    });
    return { id: line.id, asks: line.asks, ...figuresOf(chosen, line.level, `${kind} ${line.id}`) };
  });
  const slugs = [...new Set(works.map(({ slug }) => slug))];
  const exercises = slugs.flatMap((slug) => {
    const own = works.filter((work) => work.slug === slug);
    const disagreements = disagreementsOf(kind, own);
    return disagreements.length > 0 ? [{ slug, title: titleOf(slug), works: own.length, disagreements }] : [];
  });
  exercises.sort((a, b) => a.title.localeCompare(b.title) || (a.slug < b.slug ? -1 : 1));
  return { kind, works: works.length, lines, exercises };
}

function disagreementsOf(kind: KindId, works: readonly ReadTwice[]): Disagreement[] {
  return linesOf(kind).flatMap((line) => {
    const counts = line.steps.map(() => line.steps.map(() => 0));
    for (const { pair } of works) {
      // The lower step first, whoever chose it.
      const [low, high] = pair.map((judgement) => choiceOn(line, judgement)).sort((a, b) => Number(a) - Number(b));
      if (typeof low === "number" && typeof high === "number") counts[low]![high]!++;
    }
    return counts.flatMap((row, low) =>
      row.flatMap((times, high): Disagreement[] =>
        times > 0 && low !== high
          ? [{ asks: line.asks, choices: [line.steps[low]!, line.steps[high]!], works: times }]
          : [],
      ),
    );
  });
}

/** A submission that this mentor and another mentor both reviewed. */
export interface SharedWork {
  readonly submissionId: string;
  readonly title: string;
  readonly kind: KindId;
  /** The learner's name or number, as this mentor may know it. */
  readonly learner: string;
  readonly other: string;
  /** The lines on which the two chose differently. */
  readonly differs: readonly string[];
}

/** Agreement of two mentors on one kind, from thirty shared submissions. */
export interface PairFigures {
  readonly other: string;
  readonly kind: KindId;
  readonly works: number;
  readonly same: number;
  /** Cohen's κ of their verdicts. */
  readonly kappa: number;
}

export interface SharedWorks {
  /** Submissions with differences first, each group newest first. */
  readonly works: readonly SharedWork[];
  /** The number of shared submissions, and how many of them differ. */
  readonly total: number;
  readonly differing: number;
  /** By the other mentor's name and the kind. */
  readonly pairs: readonly PairFigures[];
}

/** Submissions for which this mentor wrote one of the two reviews, and whose learner they still teach. */
const ownReadings = (mentor: Person): Prisma.SubmissionWhereInput => ({
  AND: SEATS.map((seat) => ({ reviews: { some: { seat } } })),
  reviews: { some: { mentorId: mentor.id, seat: { in: SEATS } } },
  user: {
    memberships: {
      some: {
        role: "learner",
        cohort: { memberships: { some: { userId: mentor.id, role: { in: ["mentor", "lead"] } } } },
      },
    },
  },
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

/** This mentor's own review and the other one's; null if they wrote neither. */
function sidesOf(mentor: Person, { reviews }: Shared): { readonly mine: Review; readonly theirs: Review } | null {
  const pair = pairOf(reviews);
  const mine = pair?.find(({ mentorId }) => mentorId === mentor.id);
  const theirs = pair?.find(({ mentorId }) => mentorId !== mentor.id);
  return mine && theirs ? { mine, theirs } : null;
}

/** Submissions that this mentor and others both reviewed, up to the newest five hundred. */
export async function listSharedWorks(mentor: Person): Promise<SharedWorks> {
  const rows = await db.submission.findMany({
    where: ownReadings(mentor),
    orderBy: { id: "desc" },
    take: MOST_OWN,
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
  const works = inOrder.slice(0, MOST_SHOWN).map(async ({ row, kind, theirs, differs }): Promise<SharedWork> => {
    const learner = await nameFor(mentor, row.user, row.id);
    return { submissionId: row.id, title: titleOf(row.slug), kind, learner, other: theirs.mentor.name, differs };
  });
  return {
    works: await Promise.all(works),
    total: shared.length,
    differing: differing.length,
    pairs: pairFigures(shared),
  };
}

function pairFigures(shared: readonly { kind: KindId; mine: Review; theirs: Review }[]): PairFigures[] {
  const others = new Map(shared.map(({ theirs }) => [theirs.mentor.id, theirs.mentor.name]));
  const pairs = [...others].flatMap(([id, other]) =>
    KIND_IDS.flatMap((kind): PairFigures[] => {
      const verdicts = shared
        .filter((one) => one.theirs.mentorId === id && one.kind === kind)
        .map(({ mine, theirs }) => [verdictOf(kind, mine), verdictOf(kind, theirs)] as const);
      const kappa = cohensKappa(verdicts);
      const same = verdicts.filter(([a, b]) => a === b).length;
      return kappa === null ? [] : [{ other, kind, works: verdicts.length, same, kappa }];
    }),
  );
  return pairs.sort((a, b) => a.other.localeCompare(b.other));
}

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
  /** Markdown, as written. */
  readonly summaries: { readonly mine: string; readonly theirs: string };
}

/**
 * The two reviews of a submission side by side; null for everyone except their two authors while they teach the
 * learner.
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
    summaries: { mine: mine.summary, theirs: theirs.summary },
  };
}
