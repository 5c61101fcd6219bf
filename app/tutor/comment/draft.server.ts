import type { Person } from "~/accounts/guards.server";
import { db } from "~/database/db.server";
import type { OpenSubmission } from "~/grading/open-submission.server";
import { KINDS } from "~/kinds/registry";
import { type CommentPlace, whatIsSentForComment } from "../ladder/sent-for-comment";
import { ADVICE_FOR_FIXED_TEXT, ModelFailure, sayFailure } from "../model/failure";
import { modelInfo, streamText } from "../model/model.server";

/**
 * Creates drafts of mentors' comments with the language model. A lead can allow drafts for a cohort. No drafts are
 * created for the work of learners who have turned the tutor off for themselves. Nothing is stored here: the mentor
 * edits the draft in the review, and sends it as if they had written it.
 */

export interface Drafting {
  readonly host: string;
  readonly retention: string;
}

/**
 * The model and the provider that receive the text for a draft comment on this learner's work. Null if drafts are off.
 */
export async function findDrafting(of: { readonly cohortId: string; readonly learnerId: string }) {
  const model = modelInfo();
  if (!model) return null;
  const [cohort, learner] = await Promise.all([
    db.cohort.findUnique({ where: { id: of.cohortId }, select: { hasCommentDrafts: true } }),
    db.user.findUnique({ where: { id: of.learnerId }, select: { tutorOff: true } }),
  ]);
  if (!cohort?.hasCommentDrafts || !learner || learner.tutorOff) return null;
  const { host, retention } = model;
  return { host, retention } satisfies Drafting;
}

/** The provider that a mentor could send this learner's work to; null if no cohort of the learner allows it. */
export async function findDraftingHost(learner: { readonly id: string }): Promise<string | null> {
  const where = { role: "learner", userId: learner.id, cohort: { hasCommentDrafts: true } };
  const rows = await db.membership.findMany({ where, orderBy: { id: "asc" }, select: { cohortId: true } });
  for (const { cohortId } of rows) {
    const drafting = await findDrafting({ cohortId, learnerId: learner.id });
    if (drafting) return drafting.host;
  }
  return null;
}

type Work = Pick<OpenSubmission, "kind" | "open" | "work">;

/** Returns exactly the messages that a request for a draft would send. Sends nothing itself. */
export const previewComment = ({ kind, open, work }: Work, place: CommentPlace) =>
  whatIsSentForComment({ kind: KINDS[kind], open, work, place });

export type Drafted =
  /** `isCut` is true if the draft ends early, because it reached its maximum length. */
  | { readonly ok: true; readonly text: string; readonly isCut?: true }
  | { readonly ok: false; readonly message: string };

const MAX_TOKENS = 500;
const ADVICE = { ...ADVICE_FOR_FIXED_TEXT, "too long": "Write the comment yourself." };

/** Asks the model for a draft. The tokens count toward the mentor's and the cohort's limits. */
export async function draftComment(
  mentor: Person,
  cohortId: string,
  submission: Work,
  place: CommentPlace,
  signal: AbortSignal,
): Promise<Drafted> {
  const messages = previewComment(submission, place);
  const payer = { userId: mentor.id, cohortId };
  const reply = streamText({ purpose: "comment", payer, messages, maxTokens: MAX_TOKENS, signal });
  let text = "";
  try {
    for await (const piece of reply) text += piece;
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return { ok: false, message: sayFailure(error.reason, ADVICE) };
  }
  if (text.trim()) return { ok: true, text: text.trim(), ...(reply.end?.isFull && { isCut: true }) };
  return { ok: false, message: "The model sent an empty reply. Try again, or write the comment yourself." };
}
