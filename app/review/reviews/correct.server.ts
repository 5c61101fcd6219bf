import { nameFor } from "~/accounts/reading/names.server";
import { titleOf } from "~/catalogue/catalogue.server";
import { today } from "~/database/coarse";
import { db } from "~/database/db.server";
import { storableVersion } from "~/database/storable";
import type { MentorReview } from "~/generated/prisma/client";
import { publishWord } from "~/grading/live.server";
import type { KindId } from "~/kinds/registry";
import type { RubricLine } from "~/kinds/rules";
import { talkChanged } from "../notices/news-watch.server";
import { addNotices } from "../notices/notices.server";
import { storeAsSent } from "./as-sent";
import { linesFor, linesIn } from "./own-lines.server";
import { type Mentor, problemsOfWhole, ReviewDraftSchema } from "./review-work";
import { choicesIn, RUBRIC_VERSION, rubricOf } from "./rubric";
import { sentBy } from "./sent.server";

/**
 * An author's corrections of a sent review. The learner is notified, and can still read the review as it was first
 * sent.
 */

export interface OwnReview {
  readonly id: string;
  readonly submissionId: string;
  readonly title: string;
  readonly kind: KindId;
  readonly tryNumber: number;
  /** The learner's name, or a number if this mentor may not know the name. */
  readonly learner: string;
  /** How many times the review was corrected. */
  readonly version: number;
  /** The form's fields as they are now: verdict, summary, consent ("on" or "") and the rubric's lines. */
  readonly fields: Readonly<Record<string, string>>;
  /** The rubric's lines, including lines that the cohort's lead added. */
  readonly rubric: readonly RubricLine[];
}

/** The lines of a review's rubric, including lines that the review uses but that a lead has since removed. */
async function rubricFor(
  { submissionId, seat, ...row }: Pick<MentorReview, "submissionId" | "seat" | "choices">,
  kind: KindId,
) {
  const choices = JSON.parse(row.choices) as Record<string, number>;
  const item = await db.reviewItem.findUnique({
    where: { submissionId_seat: { submissionId, seat } },
    select: { cohortId: true },
  });
  const own = item ? await linesFor(item.cohortId, kind, choices) : await linesIn([choices]);
  return [...rubricOf(kind), ...own];
}

const findRow = (mentor: Mentor, id: string) =>
  db.mentorReview.findFirst({
    where: { AND: [sentBy(mentor), { id }] },
    include: {
      submission: {
        select: {
          slug: true,
          tryNumber: true,
          userId: true,
          exercise: { select: { kind: true } },
          user: { select: { id: true, name: true } },
          _count: { select: { threads: { where: { openedById: mentor.id } } } },
        },
      },
    },
  });

/** A review that this mentor sent to a learner whom they still teach; null otherwise. */
export async function findOwnReview(mentor: Mentor, id: string): Promise<OwnReview | null> {
  const row = await findRow(mentor, id);
  if (!row) return null;
  const { submissionId, submission, verdict, summary, corrections } = row;
  const shareable = row.isShareable ? "on" : "";
  const chosen = JSON.parse(row.choices) as Record<string, number>;
  const choices = Object.entries(chosen).map(([line, step]) => [`rubric-${line}`, String(step)] as const);
  const kind = submission.exercise.kind as KindId;
  return {
    id,
    submissionId,
    title: titleOf(submission.slug),
    kind,
    rubric: await rubricFor(row, kind),
    tryNumber: submission.tryNumber,
    learner: await nameFor(mentor, submission.user, submissionId),
    version: corrections,
    fields: { verdict, summary, shareable, ...Object.fromEntries(choices) },
  };
}

export type Corrected =
  /** `isCorrected` is false if the review already had these values, or if only the consent changed. */
  | { readonly ok: true; readonly isCorrected: boolean }
  /** Error messages, keyed by field. The key "" is for the whole form. */
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

const CHANGED = "You corrected this review in another tab. Reload the page to see it. Your text here was not saved.";

/**
 * Replaces a review's verdict, summary and rubric steps, and whether the learner may show the summary in their
 * portfolio. `version` is the version that the page showed, so that two tabs don't overwrite each other. Null if this
 * mentor has no review with this id.
 */
export async function correctReview(
  mentor: Mentor,
  id: string,
  { version: sent, fields }: { readonly version: number; readonly fields: Readonly<Record<string, string>> },
): Promise<Corrected | null> {
  const row = await findRow(mentor, id);
  if (!row) return null;
  const version = storableVersion(sent);
  const kind = row.submission.exercise.kind as KindId;
  const parsed = ReviewDraftSchema.pick({ verdict: true, summary: true }).safeParse({
    verdict: fields.verdict || null,
    summary: fields.summary ?? "",
  });
  if (!parsed.success)
    return { ok: false, errors: { summary: "Shorten the summary: it can have at most 10,000 characters." } };
  const errors = problemsOfWhole({ ...parsed.data, hasComments: row.submission._count.threads > 0 });
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const rubric = await rubricFor(row, kind);
  const now = {
    verdict: parsed.data.verdict!,
    summary: parsed.data.summary.trim(),
    choices: JSON.stringify(choicesIn(rubric, fields)),
  };
  const isShareable = fields.shareable === "on";
  // The review already has these values. Changing only the consent is not a correction.
  if (now.verdict === row.verdict && now.summary === row.summary && isSame(rubric, now.choices, row.choices)) {
    // An older version means that this form was sent twice, and that the first request has already corrected the
    // review.
    if (isShareable === row.isShareable) return { ok: true, isCorrected: row.corrections !== version };
    const { count } = await db.mentorReview.updateMany({
      where: { id, corrections: version },
      data: { isShareable },
    });
    return count > 0 ? { ok: true, isCorrected: false } : { ok: false, errors: { "": CHANGED } };
  }
  const { submissionId, submission, corrections } = row;
  const isFirst = corrections === 0;
  const isDone = await db.$transaction(async (tx) => {
    const { count } = await tx.mentorReview.updateMany({
      where: { id, corrections: version },
      data: {
        ...now,
        isShareable,
        rubricVersion: RUBRIC_VERSION,
        corrections: version + 1,
        correctedOn: today(),
        isRead: false,
        ...(isFirst && { asSent: storeAsSent(row), summaryAsSent: row.summary }),
      },
    });
    if (count === 0) return false;
    // Queues a recount of the figures, because some of them depend on the review's rubric steps.
    await publishWord(tx, submissionId, "said");
    await addNotices(tx, [submission.userId], { type: "corrected", about: id, submissionId });
    await talkChanged(tx, submissionId);
    return true;
  });
  return isDone ? { ok: true, isCorrected: true } : { ok: false, errors: { "": CHANGED } };
}

function isSame(rubric: readonly RubricLine[], a: string, b: string): boolean {
  const [one, other] = [a, b].map((json) => JSON.parse(json) as Record<string, number>);
  return rubric.every(({ id }) => one![id] === other![id]);
}
