import { asPeer } from "~/accounts/reading/names.server";
import type { SubmissionReader } from "~/accounts/reading/submission-reader.server";
import { listUnseen } from "~/accounts/reading/unseen.server";
import { thisHour } from "~/database/coarse";
import { db, isUniqueConflict } from "~/database/db.server";
import { EFFECTIVE } from "~/grading/effective";
import { publishWord } from "~/grading/live.server";
import { firstVersion, type Saved } from "~/grading/workspace.server";
import type { KindId } from "~/kinds/registry";
import { drawSecondReading } from "../agreement/second-reading.server";
import { addNotices, dropHandedOver, notifyOfComparison, talkChanged } from "../notices/notices.server";
import { openTo } from "../queue/open-to.server";
import { drawPeerSample, PEER_SEAT, writesAsPeer } from "../queue/peers.server";
import { refuseOverfull } from "../threads/threads.server";
import { problemsOf, type ReviewDraft, ReviewDraftSchema } from "./review-work";
import { RUBRIC_VERSION, rubricOf } from "./rubric";
import { EMPTY_REVIEW, type Verdict } from "./verdicts";

/** Mentors' reviews: saved while they are written, sent once, read by the learner. */

interface Mentor {
  readonly id: string;
}

/** The maximum of a PostgreSQL integer. */
const MAX_VERSION = 2 ** 31 - 1;

/** A mentor's draft for an item. Version 0: nothing yet. */
export async function getReviewDraft(
  mentor: Mentor,
  itemId: string,
): Promise<{ readonly version: number; readonly work: ReviewDraft }> {
  const row = await db.reviewDraft.findUnique({ where: { mentorId_itemId: { mentorId: mentor.id, itemId } } });
  const parsed = row && ReviewDraftSchema.safeParse(JSON.parse(row.work));
  return parsed?.success ? { version: row!.version, work: parsed.data } : { version: 0, work: EMPTY_REVIEW };
}

/**
 * Saves a draft that started from version `from` (0: none yet), like a learner's draft: if another tab has saved
 * meanwhile, nothing is written, and the other tab's version and draft are returned.
 */
export async function saveReviewDraft(
  mentor: Mentor,
  itemId: string,
  save: { readonly from: number; readonly work: unknown },
): Promise<Saved> {
  const parsed = ReviewDraftSchema.safeParse(save.work);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, reason: "invalid", message: `${issue?.path.join(".")}: ${issue?.message}` };
  }
  const owned = { mentorId: mentor.id, itemId };
  const data = { work: JSON.stringify(parsed.data), savedHour: thisHour() };
  try {
    if (save.from === 0) {
      const version = firstVersion();
      await db.reviewDraft.create({ data: { ...owned, ...data, version } });
      return { ok: true, version };
    }
    const version = save.from < MAX_VERSION ? save.from : -1;
    const { count } = await db.reviewDraft.updateMany({
      where: { ...owned, version },
      data: { ...data, version: version + 1 },
    });
    if (count === 1) return { ok: true, version: version + 1 };
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
  }
  const other = await db.reviewDraft.findUnique({ where: { mentorId_itemId: owned } });
  if (!other) return { ok: false, reason: "gone" };
  return { ok: false, reason: "conflict", version: other.version, work: JSON.parse(other.work) };
}

export type Sent =
  | { readonly ok: true; readonly submissionId: string }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

const TAKEN = "Someone else has this now, or it was answered. Your text is kept here.";

class NotYours extends Error {}

/**
 * Sends a review in one transaction: the item is done, the comments are on the submission's lines, the draft is
 * deleted. Sending the same `key` again changes nothing. Refused if the mentor no longer has the item: another mentor
 * will review it, and no learner gets two reviews.
 */
export async function sendReview(
  mentor: Mentor,
  item: { readonly id: string; readonly submissionId: string; readonly kind: KindId },
  ask: { readonly key: string; readonly work: unknown },
  linesOf: (file: string, side: "old" | "new") => number,
): Promise<Sent> {
  const { submissionId } = item;
  const sent = { submissionId_sendKey: { submissionId, sendKey: `${mentor.id} ${ask.key}` } };
  if (await db.mentorReview.findUnique({ where: sent, select: { id: true } })) return { ok: true, submissionId };
  const parsed = ReviewDraftSchema.safeParse(ask.work);
  if (!parsed.success)
    return {
      ok: false,
      errors: Object.fromEntries(parsed.error.issues.map((one) => [one.path.join("."), one.message])),
    };
  const work = parsed.data;
  const errors = problemsOf(item.kind, work, linesOf);
  const overfull = await refuseOverfull(
    submissionId,
    work.notes.map(({ text }) => text),
  );
  if (overfull) errors.summary ??= overfull;
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  try {
    await db.$transaction(async (tx) => {
      const mine = { id: item.id, state: "waiting", claimedById: mentor.id };
      const { count } = await tx.reviewItem.updateMany({
        where: { AND: [mine, openTo(mentor)] },
        data: { state: "done", claimedById: null, leaseUntil: null, assignedToId: null, isSample: false },
      });
      if (count === 0) throw new NotYours();
      const { seat, minutes, learnerId, cohortId } = await tx.reviewItem.findUniqueOrThrow({ where: { id: item.id } });
      const isPeer = await writesAsPeer(tx, mentor, cohortId);
      const { id: about } = await tx.mentorReview.create({
        select: { id: true },
        data: {
          submissionId,
          mentorId: mentor.id,
          seat: isPeer ? PEER_SEAT : seat,
          isPeer,
          minutes,
          sendKey: `${mentor.id} ${ask.key}`,
          summary: work.summary.trim(),
          verdict: work.verdict!,
          rubricVersion: RUBRIC_VERSION,
          choices: JSON.stringify(work.choices),
        },
      });
      for (const { file, side, line, endLine, text } of work.notes.filter((note) => note.text.trim())) {
        const place = { file, side, line, endLine: endLine && endLine > line ? endLine : null };
        const thread = await tx.thread.create({ data: { submissionId, openedById: mentor.id, ...place } });
        await tx.comment.create({ data: { threadId: thread.id, authorId: mentor.id, text: text.trim() } });
      }
      await tx.reviewDraft.deleteMany({ where: { mentorId: mentor.id, itemId: item.id } });
      if (isPeer) await drawPeerSample(tx, mentor, item.id);
      else {
        await drawSecondReading(tx, item.id);
        await publishWord(tx, submissionId, "said");
      }
      await dropHandedOver(tx, item.id);
      if (seat === 2) await notifyOfComparison(tx, submissionId);
      await addNotices(tx, [learnerId], { type: "review", about, submissionId });
      await talkChanged(tx, submissionId);
    });
  } catch (error) {
    if (error instanceof NotYours) {
      // Our own response may have been lost: then the review is already stored.
      if (await db.mentorReview.findUnique({ where: sent, select: { id: true } })) return { ok: true, submissionId };
      return { ok: false, errors: { "": TAKEN } };
    }
    if (!isUniqueConflict(error)) throw error;
  }
  return { ok: true, submissionId };
}

export interface ReviewView {
  readonly id: string;
  readonly mentor: string;
  readonly isMine: boolean;
  readonly isSecondOpinion: boolean;
  /** Written by a learner of the cohort. */
  readonly isPeer: boolean;
  readonly verdict: Verdict;
  /** Markdown, as written. */
  readonly summary: string;
  readonly sentAt: Date;
  /** The rubric's lines with the chosen step, in words. */
  readonly choices: readonly { readonly asks: string; readonly step: string }[];
}

/**
 * Mentors' reviews of a submission as a whole, newest first; empty for peers, and for
 * readers who may review it again and have not yet.
 */
export async function listReviews(reader: SubmissionReader, kind: KindId): Promise<ReviewView[]> {
  const { person, submissionId } = reader;
  const [isKept, rows] = await Promise.all([
    reader.isPeer || reader.isUnseen(),
    db.mentorReview.findMany({
      where: { submissionId },
      orderBy: { id: "desc" },
      include: { mentor: { select: { id: true, name: true } } },
    }),
  ]);
  if (isKept) return [];
  return rows.map(({ id, mentor, seat, isPeer, verdict, summary, sentAt, choices }) => {
    const chosen = JSON.parse(choices) as Record<string, number>;
    return {
      id,
      summary,
      sentAt,
      verdict: verdict as Verdict,
      mentor: mentor.name,
      isMine: mentor.id === person.id,
      isSecondOpinion: seat === 3,
      isPeer,
      choices: rubricOf(kind).flatMap(({ id: line, asks, steps }) => {
        const step = steps[chosen[line] ?? -1];
        return step === undefined ? [] : [{ asks, step }];
      }),
    };
  });
}

/** Reviews of a learner's submissions that the learner has not opened yet, newest first. */
export async function listUnread(learner: { readonly id: string }) {
  const rows = await db.mentorReview.findMany({
    where: { isRead: false, submission: { userId: learner.id } },
    orderBy: { id: "desc" },
    take: 50,
    select: {
      submissionId: true,
      verdict: true,
      isPeer: true,
      submission: { select: { slug: true } },
      mentor: { select: { name: true } },
    },
  });
  return rows.map(({ submissionId, submission, mentor, verdict, isPeer }) => {
    const author = isPeer ? asPeer(mentor.name) : mentor.name;
    return { submissionId, slug: submission.slug, author, verdict: verdict as Verdict };
  });
}

/** The learner has opened the page that shows a submission's reviews. */
export async function markRead(learner: { readonly id: string }, submissionId: string): Promise<void> {
  const unread = { isRead: false, submissionId, submission: { userId: learner.id } };
  if ((await db.mentorReview.count({ where: unread })) > 0)
    await db.mentorReview.updateMany({ where: unread, data: { isRead: true } });
}

/** Earlier submissions of the same learner and exercise, newest first, for a mentor. */
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
