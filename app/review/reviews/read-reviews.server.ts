import { asPeer, POOL_NAMES } from "~/accounts/reading/names.server";
import { SEAT } from "~/accounts/reading/seats";
import type { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { listUnseen } from "~/accounts/reading/unseen.server";
import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";
import { EFFECTIVE } from "~/grading/effective";
import type { KindId } from "~/kinds/registry";
import type { RubricLine } from "~/kinds/rules";
import { asFirstSent } from "./as-sent";
import { linesIn } from "./own-lines.server";
import type { Mentor } from "./review-work";
import { rubricOf } from "./rubric";
import type { Verdict } from "./verdicts";

/** Mentors' and peers' reviews, for the learners and mentors who read them. */

export interface ReviewView {
  readonly id: string;
  readonly mentor: string;
  readonly isMine: boolean;
  readonly isSecondOpinion: boolean;
  /** True if another learner wrote the review. */
  readonly isPeer: boolean;
  /** True if the mentor used a language model's draft, but none of their comments is marked as drafted. */
  readonly isDrafted: boolean;
  /** For an answer from the pool of peers: whether the learner says that the answer helped. Null for other reviews. */
  readonly hasHelped: boolean | null;
  readonly verdict: Verdict;
  /** The summary as written, in Markdown. */
  readonly summary: string;
  readonly sentAt: Date;
  /** The rubric's lines with the chosen step, in words. */
  readonly choices: readonly ChosenStep[];
  /** Null if the review was never corrected. */
  readonly corrected: {
    readonly on: Date;
    /** The review as first sent. */
    readonly first: Pick<ReviewView, "verdict" | "summary" | "choices">;
  } | null;
}

interface ChosenStep {
  readonly asks: string;
  readonly step: string;
}

const readChoices = (choices: string) => JSON.parse(choices) as Record<string, number>;

/** Describes a review's choices (JSON) in words. */
function sayChoices(rubric: readonly RubricLine[], choices: string): ChosenStep[] {
  const chosen = readChoices(choices);
  return rubric.flatMap(({ id, asks, steps }) => {
    const step = steps[chosen[id] ?? -1];
    return step === undefined ? [] : [{ asks, step }];
  });
}

/**
 * Mentors' and peers' reviews of a submission, newest first. Empty for peers, and for readers who may still review the
 * submission independently.
 */
export async function listReviews(reader: SubmissionReader, kind: KindId): Promise<ReviewView[]> {
  const { person, submissionId } = reader;
  const [isKept, rows, drafted] = await Promise.all([
    reader.isPeer || reader.isUnseen(),
    db.mentorReview.findMany({
      where: { submissionId },
      orderBy: { id: "desc" },
      include: { mentor: { select: { id: true, name: true } } },
    }),
    db.comment.findMany({
      where: { isDrafted: true, thread: { submissionId } },
      select: { id: true, authorId: true },
    }),
  ]);
  if (isKept) return [];
  const all = rows.flatMap((row) => [row.choices, asFirstSent(row)?.choices ?? "{}"].map(readChoices));
  const rubric = [...rubricOf(kind), ...(await linesIn(all))];
  // A review's comments are created right after it, so each belongs to its author's newest review that is older.
  const marked = new Set(
    drafted.map((comment) => rows.find(({ id, mentorId }) => mentorId === comment.authorId && id < comment.id)?.id),
  );
  return rows.map((row) => {
    const { id, mentor, seat, isPeer, verdict, summary, summaryAsSent, sentAt, correctedOn, choices, hasHelped } = row;
    const first = asFirstSent(row);
    return {
      id,
      summary,
      sentAt,
      verdict: verdict as Verdict,
      mentor: seat === SEAT.pool ? POOL_NAMES.answers : mentor.name,
      isMine: mentor.id === person.id,
      isSecondOpinion: seat === SEAT.opinion,
      isPeer,
      isDrafted: row.isDrafted && !marked.has(id),
      hasHelped: seat === SEAT.pool ? hasHelped : null,
      choices: sayChoices(rubric, choices),
      corrected: first &&
        correctedOn && {
          on: correctedOn,
          first: {
            verdict: first.verdict as Verdict,
            summary: summaryAsSent,
            choices: sayChoices(rubric, first.choices),
          },
        },
    };
  });
}

const UNREAD = { isRead: false };
const MOST_UNREAD = 50;

/**
 * Reviews of a learner's submissions that the learner has not opened yet, newest first. Leaves out submissions whose
 * report isn't open to the learner.
 */
export async function listUnread(learner: { readonly id: string }) {
  // Starts with the learner's submissions, of which there are far fewer than reviews that no one has opened.
  const submissions = await db.submission.findMany({
    where: { userId: learner.id, id: { notIn: [...(await listClosed(learner))] }, reviews: { some: UNREAD } },
    select: {
      slug: true,
      reviews: {
        where: UNREAD,
        select: {
          id: true,
          submissionId: true,
          verdict: true,
          isPeer: true,
          seat: true,
          corrections: true,
          mentor: { select: { name: true } },
        },
      },
    },
  });
  const rows = submissions.flatMap(({ slug, reviews }) => reviews.map((review) => ({ ...review, slug })));
  const newest = rows.sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, MOST_UNREAD);
  return newest.map(({ submissionId, slug, mentor, verdict, isPeer, seat, corrections }) => {
    const author = isPeer ? asPeer(mentor.name, seat) : mentor.name;
    return { submissionId, slug, author, verdict: verdict as Verdict, isCorrected: corrections > 0 };
  });
}

/** Marks a submission's reviews as read, after the learner has opened the page that shows them. */
export async function markRead(learner: { readonly id: string }, submissionId: string): Promise<void> {
  const unread = { isRead: false, submissionId, submission: { userId: learner.id } };
  if ((await db.mentorReview.count({ where: unread })) > 0)
    await db.mentorReview.updateMany({ where: unread, data: { isRead: true } });
}

/** A learner's earlier submissions for the same exercise, newest first, for a mentor. */
export async function listEarlierTries(reader: Mentor, learnerId: string, slug: string, before: number) {
  const [rows, unseen] = await Promise.all([
    db.submission.findMany({
      where: { userId: learnerId, slug, tryNumber: { lt: before } },
      orderBy: { tryNumber: "desc" },
      select: {
        id: true,
        tryNumber: true,
        results: { orderBy: EFFECTIVE.orderBy, select: { score: true, rank: true } },
      },
    }),
    listUnseen(reader, { learnerId, slug }),
  ]);
  return rows.map(({ id, tryNumber, results }) => {
    const shown = results.find(({ rank }) => rank === 0 || !unseen.has(id));
    return { id, tryNumber, score: shown?.score ?? null };
  });
}
