// Long: one short function for each action of the page, chosen by the button that was pressed.
import { data, redirect } from "@remix-run/node";
import { z } from "zod";
import { notFound } from "~/accounts/guards.server";
import { findExerciseFor } from "~/cohort/uploads/may-open.server";
import { explainFix } from "~/grading/explain.server";
import { refuseDraft } from "~/grading/hand-in-limit.server";
import { gradeAgain } from "~/grading/submissions.server";
import { beginAgain } from "~/grading/workspace/drafts.server";
import { askForAnswers } from "~/grading/workspace/hint-use.server";
import { inTurn } from "~/operations/in-turn.server";
import { limiters } from "~/operations/limits.server";
import { sayWait, tooMany } from "~/operations/retry-after.server";
import { askSecondOpinion, SecondOpinionSchema } from "~/review/agreement/second-opinion.server";
import { askMentor, declineHelp, getStanding, QuestionSchema, withdrawQuestion } from "~/review/queue/asking.server";
import {
  type SetOutcome,
  SetScoreSchema,
  setScore,
  TakeBackSchema,
  takeBackScore,
} from "~/review/reviews/overrides.server";
import { isDisputed, ReasonSchema, standBy, takeBack } from "~/review/rulings/findings.server";
import {
  CommentSchema,
  openThread,
  PlaceSchema,
  reply,
  setResolved,
  TooManyComments,
} from "~/review/threads/threads.server";
import type { Sandbox } from "~/sandbox/contract";
import { snapshotTurns } from "~/tutor/talk/turns.server";
import type { NoteReply } from "~/ui/diff/note-form";
import { isFew, TOO_MANY_LINES } from "~/ui/diff/note-lines";
import { askFor } from "~/ui/on-ask";
import type { AgainReply } from "./next-steps";
import type { SecondReply } from "./second-opinion";
import type { ScoreReply } from "./set-score";

export interface Asked {
  readonly person: { readonly id: string; readonly isAdmin?: boolean };
  readonly submissionId: string;
  readonly form: FormData;
}

const LineSchema = z.coerce
  .number({ error: "Enter the line number." })
  .int()
  .min(1, "Line numbers start at 1.")
  .max(100_000);

const NoteSchema = z.object({
  text: CommentSchema,
  file: z.string().min(1, "Choose a file."),
  side: z.enum(["old", "new"]).default("new"),
  line: LineSchema,
  endLine: z.preprocess((value) => (value === "" ? null : value), LineSchema.nullish()),
});

export const field = (form: FormData, name: string) => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};

/** Replies to a note's form: with data for the page, or without JavaScript (`whole`) with a redirect to the thread. */
function answer({ form, submissionId }: Asked, threadId: string | null, errors: NoteReply["errors"]) {
  if (threadId && form.has("whole")) return redirect(`/submissions/${submissionId}#t-${threadId}`, 303);
  const lines = { line: field(form, "line"), endLine: field(form, "endLine") };
  const written = { text: field(form, "text"), file: field(form, "file"), ...lines };
  const said: NoteReply = { form: field(form, "form"), threadId, errors, written };
  return data(said, { status: threadId ? 200 : 400 });
}

const fieldErrors = (error: z.ZodError) => z.flattenError(error).fieldErrors as Record<string, string[]>;

/**
 * Returns the error message for someone who has sent too many messages within an hour; null if they may send another
 * message.
 */
export async function refuseMany({ person }: Asked): Promise<string | null> {
  const wait = await limiters.comment.take(person.id);
  return wait === null
    ? null
    : `You have sent too many messages in the last hour. You can send this one ${sayWait(wait)}.`;
}

/** Stores a comment, and answers with an error message at its text if the submission has no room for it. */
async function ifRoom(asked: Asked, store: () => Promise<ReturnType<typeof answer>>) {
  try {
    return await store();
  } catch (error) {
    if (error instanceof TooManyComments) return answer(asked, null, { text: [error.message] });
    throw error;
  }
}

/** Opens a thread on an existing line. `linesOf`: how many lines a file has on a side; 0 if there is no such file. */
export async function comment(asked: Asked, linesOf: (file: string, side: "old" | "new") => number) {
  const parsed = NoteSchema.safeParse(Object.fromEntries(asked.form));
  if (!parsed.success) return answer(asked, null, fieldErrors(parsed.error));
  const { text, ...where } = parsed.data;
  const lines = linesOf(where.file, where.side);
  if (lines === 0) return answer(asked, null, { file: ["This file is not part of the submission."] });
  if (where.line > lines) return answer(asked, null, { line: [`${where.file} ends at line ${lines}.`] });
  if (where.endLine && where.endLine > lines)
    return answer(asked, null, { endLine: [`${where.file} ends at line ${lines}.`] });
  const [line, endLine] = [where.line, where.endLine ?? where.line].sort((a, b) => a - b) as [number, number];
  if (!isFew(line, endLine)) return answer(asked, null, { endLine: [TOO_MANY_LINES] });
  const refused = await refuseMany(asked);
  if (refused) return answer(asked, null, { text: [refused] });
  const place = PlaceSchema.parse({ ...where, line, endLine: endLine > line ? endLine : null });
  return ifRoom(asked, async () => {
    const threadId = await openThread(asked.person, asked.submissionId, place, text);
    return answer(asked, threadId, {});
  });
}

/** Adds a reply to a thread. The form's name is the thread's id. */
export async function replyTo(asked: Asked) {
  const text = CommentSchema.safeParse(field(asked.form, "text"));
  if (!text.success) return answer(asked, null, { text: z.flattenError(text.error).formErrors });
  const refused = await refuseMany(asked);
  if (refused) return answer(asked, null, { text: [refused] });
  const threadId = field(asked.form, "form");
  return ifRoom(asked, async () => {
    if (!(await reply(asked.person, asked.submissionId, threadId, text.data))) throw notFound();
    return answer(asked, threadId, {});
  });
}

export async function settle(asked: Asked, isResolved: boolean) {
  const threadId = field(asked.form, "form");
  if (!(await setResolved(asked.submissionId, threadId, isResolved))) throw notFound();
  return answer(asked, threadId, {});
}

/**
 * Checks the answer to the question after a pass. A wrong answer is returned as typed, with the reason why it is wrong.
 */
export async function explain({ person, form, submissionId }: Asked, sandbox: Sandbox) {
  const written = field(form, "answer");
  if (!written.trim()) return data({ explain: "Write an example first.", answer: written }, { status: 400 });
  const wait = await limiters.explain.take(person.id);
  if (wait !== null) {
    const tooMuch = `You have run too many examples in the last hour. Try this one again ${sayWait(wait)}.`;
    return data({ explain: tooMuch, answer: written }, tooMany(wait));
  }
  const explained = await inTurn(`explain ${person.id}`, () => explainFix(submissionId, written, sandbox));
  if (!explained) throw notFound();
  if (!explained.holds) return data({ explain: explained.message, answer: written }, { status: 400 });
  return redirect(`/submissions/${submissionId}#question`, 303);
}

/** Asks a mentor about the submission. A rejected question is returned as typed. */
export async function askAMentor(asked: Asked) {
  const { person, form, submissionId } = asked;
  const written = field(form, "question");
  const question = QuestionSchema.safeParse(written);
  const refuse = (ask: string) => data({ ask, question: written }, { status: 400 });
  if (!question.success) return refuse(z.flattenError(question.error).formErrors[0]!);
  const tooMuch = await refuseMany(asked);
  if (tooMuch) return refuse(tooMuch);
  const talk = field(form, "attachTalk") === "on" ? await snapshotTurns(person, submissionId) : "";
  if (!(await askMentor(person, submissionId, question.data, talk))) throw notFound();
  return redirect(`/submissions/${submissionId}#mentor`, 303);
}

/**
 * Withdraws the question, unless a mentor is reading it. If the question is no longer waiting, for example after a
 * double press, the page shows its state.
 */
export async function withdraw({ person, submissionId }: Asked) {
  if (!(await withdrawQuestion(person, submissionId))) {
    const standing = await getStanding(person, submissionId);
    const ask = "A mentor is reading your question now, so you can’t withdraw it.";
    if (standing.state === "waiting") return data({ ask, question: "" }, { status: 400 });
  }
  return redirect(`/submissions/${submissionId}#mentor`, 303);
}

/** Declines a mentor's help, unless a mentor is already reading the work. */
export async function decline({ person, submissionId }: Asked) {
  if (!(await declineHelp(person, submissionId))) {
    const standing = await getStanding(person, submissionId);
    const ask = "A mentor is reading your work now. You don’t need to answer.";
    if (standing.state === "not-asked" && standing.mayLookIn) return data({ ask, question: "" }, { status: 400 });
  }
  return redirect(`/submissions/${submissionId}#mentor`, 303);
}

/** Disputes the result of a finding on the learner's behalf. A rejected reason is returned as typed. */
export async function standByFinding(asked: Asked) {
  const { person, form, submissionId } = asked;
  const [finding, written] = [field(form, "finding"), field(form, "reason")];
  const reason = ReasonSchema.safeParse(written);
  const refuse = (stand: string) => data({ stand, finding, reason: written }, { status: 400 });
  if (!reason.success) return refuse(z.flattenError(reason.error).formErrors[0]!);
  if (!finding) return refuse("Choose the finding whose result you dispute.");
  const tooMuch = await refuseMany(asked);
  if (tooMuch) return refuse(tooMuch);
  if (await standBy(person, submissionId, finding, reason.data))
    return redirect(`/submissions/${submissionId}#stand-by`, 303);
  return refuse("That finding has full credit now, or you are already disputing another result. Reload the page.");
}

/** Withdraws the dispute, unless a mentor has claimed it. */
export async function takeBackFinding({ person, submissionId }: Asked) {
  if (!(await takeBack(person, submissionId)) && (await isDisputed(submissionId))) {
    const stand = "A mentor is looking at this result now or has ruled on it, so you can’t withdraw the dispute.";
    return data({ stand, finding: "", reason: "" }, { status: 400 });
  }
  return redirect(`/submissions/${submissionId}#stand-by`, 303);
}

/** Opens the workspace with this submission's files. If there is a draft with its own content, the page asks first. */
export async function workAgain({ person, form, submissionId }: Asked) {
  const tooMuch = await refuseDraft(person);
  if (tooMuch) {
    const again = `You have saved drafts too many times. Try again ${sayWait(tooMuch.retryAfter)}.`;
    return data({ again, draft: null, loses: false } satisfies AgainReply, tooMany(tooMuch.retryAfter));
  }
  const begun = await beginAgain(person, submissionId, Number(field(form, "instead")) || null, (slug) =>
    findExerciseFor(person, slug),
  );
  if (begun.ok) return redirect(`/exercises/${begun.slug}`, 303);
  if (begun.reason === "not-offered") throw notFound();
  return data({ again: "", draft: begun.version, loses: begun.loses } satisfies AgainReply, { status: 409 });
}

/** Queues a submission again if its grading has no retries left. */
export async function again({ submissionId }: Asked) {
  await gradeAgain(submissionId);
  return redirect(`/submissions/${submissionId}`, 303);
}

/** Replaces the current score. A rejected form is returned as typed. */
export async function setAScore(asked: Asked) {
  const parsed = SetScoreSchema.safeParse(Object.fromEntries(asked.form));
  if (!parsed.success) return refuseScore(asked, fieldErrors(parsed.error));
  const tooMuch = await refuseMany(asked);
  if (tooMuch) return refuseScore(asked, { reason: [tooMuch] });
  return answerScore(asked, await setScore(asked.person, asked.submissionId, parsed.data));
}

/** Reverts a score that a person set. */
export async function takeBackAScore(asked: Asked) {
  const parsed = TakeBackSchema.safeParse(Object.fromEntries(asked.form));
  if (!parsed.success) return refuseScore(asked, fieldErrors(parsed.error));
  const tooMuch = await refuseMany(asked);
  if (tooMuch) return refuseScore(asked, { reason: [tooMuch] });
  return answerScore(asked, await takeBackScore(asked.person, asked.submissionId, parsed.data));
}

function answerScore(asked: Asked, outcome: SetOutcome) {
  if (outcome.ok) return redirect(`/submissions/${asked.submissionId}`, 303);
  if (outcome.reason === "same") return refuseScore(asked, { score: ["The submission already has this score."] });
  if (outcome.reason === "not-set")
    return refuseScore(asked, { "": ["The score set by a person was already withdrawn."] });
  if (outcome.reason === "unseen")
    return refuseScore(asked, {
      "": ["You may be asked for a second opinion on this submission, so you can’t set its score yet."],
    });
  const { saw, now } = outcome;
  const changed = `The score has changed: you saw ${saw}%, but it is now ${now}%. Your change was not saved. Read the reason above. If you still want to change the score, set it again.`;
  return refuseScore(asked, { "": [changed] });
}

function refuseScore({ form }: Asked, setScoreErrors: ScoreReply["setScore"]) {
  const said: ScoreReply = {
    setScore: setScoreErrors,
    written: { score: field(form, "score"), reason: field(form, "reason") },
  };
  return data(said, { status: 400 });
}

/** Asks another mentor for a second opinion. A rejected question is returned as typed. */
export async function askAnother(asked: Asked) {
  const { person, form, submissionId } = asked;
  const written = field(form, "question");
  const refuse = (second: string) => data({ second, written } satisfies SecondReply, { status: 400 });
  const question = SecondOpinionSchema.safeParse(written);
  if (!question.success) return refuse(z.flattenError(question.error).formErrors[0]!);
  const tooMuch = await refuseMany(asked);
  if (tooMuch) return refuse(tooMuch);
  if (!(await askSecondOpinion(person, submissionId, question.data)))
    return refuse("No one else in your cohort can give a second opinion now.");
  return redirect(`/submissions/${submissionId}#second`, 303);
}

/** Records that the learner asked for the answers in the report, which counts as a hint, and opens the part. */
export async function showAnswers({ person, submissionId, form }: Asked, url: string) {
  await askForAnswers(person, submissionId);
  const part = field(form, "part").slice(0, 200);
  const asking = askFor(new URL(url).searchParams, part);
  return redirect(`/submissions/${submissionId}?${asking}#${encodeURIComponent(part)}`, 303);
}
