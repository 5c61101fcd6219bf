import { SEAT } from "~/accounts/reading/seats";
import { db, isUniqueConflict } from "~/database/db.server";
import { publishWord } from "~/grading/live.server";
import type { KindId } from "~/kinds/registry";
import { drawSecondReading } from "../agreement/second-reading.server";
import { talkChanged } from "../notices/news-watch.server";
import { addNotices, dropHandedOver, notifyOfComparison } from "../notices/notices.server";
import { openTo } from "../queue/open-to.server";
import { drawPeerSample, writesAsPeer } from "../queue/peers.server";
import { lockLearnerOf } from "../queue/stuck.server";
import { limitComments, TooManyComments } from "../threads/threads.server";
import { isOwnLine } from "./own-line";
import { linesFor } from "./own-lines.server";
import { wasDrafted } from "./review-drafts.server";
import { type Mentor, problemsOf, ReviewDraftSchema } from "./review-work";
import { RUBRIC_VERSION, rubricOf } from "./rubric";

/** Mentors' reviews, which are saved while mentors write, sent once, and read by the learner. */

export type Sent =
  | { readonly ok: true; readonly submissionId: string }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

const TAKEN =
  "Someone else is reviewing this submission now, or has already reviewed it. Your text is kept on this page.";

class NotYours extends Error {}

/**
 * Whether the item is a question to the pool of peers. The asker and the answerer don't know each other, so they can't
 * meet to talk.
 */
const isInPool = async (id: string) => (await db.reviewItem.count({ where: { id, seat: SEAT.pool } })) > 0;

/**
 * Returns an item's rubric, and the choices, except those on lines that another cohort's lead added. A review that was
 * copied for similar submissions may come from another cohort.
 */
async function readRubric(
  { id, kind }: { readonly id: string; readonly kind: KindId },
  given: Readonly<Record<string, number>>,
) {
  const found = await db.reviewItem.findUnique({ where: { id }, select: { cohortId: true } });
  const own = found ? await linesFor(found.cohortId, kind, given) : [];
  const isKept = (line: string) => !isOwnLine(line) || own.some((one) => one.id === line);
  const choices = Object.fromEntries(Object.entries(given).filter(([line]) => isKept(line)));
  return { rubric: [...rubricOf(kind), ...own], choices };
}

/**
 * Sends a review. One transaction marks the item as done, adds the comments to the submission's lines, and deletes
 * the draft. If the same `key` is sent again, nothing changes. The review is refused if the mentor no longer has the
 * item, because another mentor will review it, and no learner should get two reviews.
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
  const { rubric, choices } = await readRubric(item, parsed.data.choices);
  const work = { ...parsed.data, choices };
  const errors = problemsOf(rubric, work, linesOf);
  if (work.verdict === "talk" && (await isInPool(item.id))) errors.verdict = "Choose a verdict: good, or try again.";
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  try {
    await db.$transaction(async (tx) => {
      await lockLearnerOf(tx, item.id);
      const comments = work.notes.filter(({ text }) => text.trim());
      await limitComments(
        tx,
        submissionId,
        comments.map(({ text }) => text),
      );
      const mine = { id: item.id, state: "waiting", claimedById: mentor.id };
      const { count } = await tx.reviewItem.updateMany({
        where: { AND: [mine, openTo(mentor)] },
        data: { state: "done", claimedById: null, leaseUntil: null, assignedToId: null, isSample: false },
      });
      if (count === 0) throw new NotYours();
      const isDrafted = work.isDrafted || (await wasDrafted(tx, mentor, item.id));
      const { seat, minutes, learnerId, cohortId } = await tx.reviewItem.findUniqueOrThrow({ where: { id: item.id } });
      const isPeer = await writesAsPeer(tx, mentor, cohortId);
      const { id: about } = await tx.mentorReview.create({
        select: { id: true },
        data: {
          submissionId,
          mentorId: mentor.id,
          seat: isPeer && seat !== SEAT.pool ? SEAT.peer : seat,
          isPeer,
          minutes,
          sendKey: `${mentor.id} ${ask.key}`,
          summary: work.summary.trim(),
          verdict: work.verdict!,
          rubricVersion: RUBRIC_VERSION,
          choices: JSON.stringify(work.choices),
          isDrafted: isDrafted || work.notes.some((note) => note.isDrafted),
          isShareable: !isPeer && work.isShareable === true,
        },
      });
      for (const { file, side, line, endLine, text, isDrafted = false } of comments) {
        const place = { file, side, line, endLine: endLine && endLine > line ? endLine : null };
        const thread = await tx.thread.create({ data: { submissionId, openedById: mentor.id, ...place } });
        await tx.comment.create({ data: { threadId: thread.id, authorId: mentor.id, text: text.trim(), isDrafted } });
      }
      await tx.reviewDraft.deleteMany({ where: { mentorId: mentor.id, itemId: item.id } });
      if (isPeer) {
        // No mentor checks answers from the pool. The learner who asked can report an answer.
        if (cohortId !== null) await drawPeerSample(tx, mentor, item.id);
      } else {
        await drawSecondReading(tx, item.id);
        await publishWord(tx, submissionId, "said");
      }
      await dropHandedOver(tx, item.id);
      if (seat === SEAT.second) await notifyOfComparison(tx, submissionId);
      await addNotices(tx, [learnerId], { type: "review", about, submissionId });
      await talkChanged(tx, submissionId);
    });
  } catch (error) {
    if (error instanceof TooManyComments) return { ok: false, errors: { summary: error.message } };
    if (error instanceof NotYours) {
      // If our first response was lost, the review is already stored.
      if (await db.mentorReview.findUnique({ where: sent, select: { id: true } })) return { ok: true, submissionId };
      return { ok: false, errors: { "": TAKEN } };
    }
    if (!isUniqueConflict(error)) throw error;
  }
  return { ok: true, submissionId };
}
