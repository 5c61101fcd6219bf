import type { Person } from "~/accounts/guards.server";
import { getRevision } from "~/catalogue/catalogue.server";
import { findOpenReport } from "~/grading/open-submission.server";
import type { AiPlaceSays } from "~/kinds/ai-review";
import type { ProposedChange } from "~/kinds/capabilities";
import type { Range } from "~/kinds/place";
import { KINDS, type KindId } from "~/kinds/registry";
import { whatIsSentForReview } from "../ladder/sent-for-review";
import { ADVICE_FOR_FIXED_TEXT, ModelFailure, sayFailure } from "../model/failure";
import { askJson, modelInfo } from "../model/model.server";
import { tighterLimit, tokensLeft } from "../model/use.server";
import { type Choice, findChoice, OFF } from "../talk/choice.server";
import { keptDays } from "../talk/retention.server";
import { sayUsedUp } from "../talk/talk.server";
import { TERMS_CHANGED } from "../talk/terms-changed";
import { findReview, type ModelComment, placeOf, readComments, storeReview } from "./stored-review.server";

/**
 * Lets the installation's language model review a change. The learner can ask for the review on their report, because
 * they already know the key's issues once the report is open. No score or figure depends on the review.
 */

/** Whether learners can ask for a model's review in exercises of this kind. */
const hasReviews = (kind: KindId) => KINDS[kind].can.aiReview !== undefined;

/** Reads what a report shows about the model's review; null if there is no review and the learner can't ask for one. */
export async function readReviewBeside(
  learner: { readonly id: string },
  { kind, submissionId }: { readonly kind: KindId; readonly submissionId: string },
) {
  if (!hasReviews(kind)) return null;
  const [review, { isOn }] = await Promise.all([findReview(learner, submissionId), findChoice(learner)]);
  return review || isOn ? { comments: review?.comments.length ?? null } : null;
}

/**
 * Reads everything about the change in a submission whose report is open to this person. Otherwise returns the reason
 * why there is nothing to show.
 */
async function readChange(person: Person, submissionId: string) {
  const submission = await findOpenReport(person, submissionId);
  if (!submission) return "not open";
  const { open, title, kind, gradedRevisionId } = submission;
  const { can, workspace } = KINDS[kind];
  if (!can.aiReview || !can.change) return "no reviews";
  const { content } = await getRevision(gradedRevisionId);
  const { fresh } = can.aiReview;
  return {
    title,
    change: can.change.shown(open),
    code: workspace.plain(open).code,
    messages: whatIsSentForReview({ kind: fresh, open }),
    replySchema: fresh.replySchema,
    keyAt: (place: Range) => fresh.keyAt(content, place),
  };
}

export interface ShownReview {
  readonly model: string;
  readonly leftOut: number;
  readonly comments: readonly (ModelComment & { readonly says: AiPlaceSays })[];
  readonly change: Pick<ProposedChange, "files">;
  /** The code in the change's files, keyed by "old:path" and "new:path". */
  readonly code: Readonly<Record<string, string>>;
}

/** The offer of a review: pressing the button would send `sent`, which costs about `tokens` tokens. */
type Offer =
  | { readonly isOn: false; readonly says: string }
  | {
      readonly isOn: true;
      readonly host: string;
      readonly retention: string;
      readonly sent: string;
      readonly tokens: number;
      readonly tokensLeft: number;
      readonly limit: "day" | "month";
      readonly usedUp: string | null;
    };

/** The usual length of a reply in tokens. The limit is higher, because some models reason before they write. */
const USUAL_REPLY = 2_000;
const MAX_TOKENS = 8_000;

const textOf = (messages: readonly { readonly content: string }[]) =>
  messages.map(({ content }) => content).join("\n\n");

async function offerOf(choice: Choice, sent: string): Promise<Offer> {
  if (!choice.isOn) return { isOn: false, says: OFF[choice.why] };
  const { host, retention, payer } = choice;
  const left = await tokensLeft(payer);
  return {
    isOn: true,
    host,
    retention,
    sent,
    tokens: Math.ceil(sent.length / 4) + USUAL_REPLY,
    tokensLeft: Math.min(left.day, left.month ?? left.day),
    limit: tighterLimit(left),
    usedUp: sayUsedUp(left),
  };
}

/** Reads what the page shows: the review if there is one, otherwise the text that pressing the button would send. */
export async function readModelReview(person: Person, submissionId: string) {
  const read = await readChange(person, submissionId);
  if (typeof read === "string") return read;
  const { title, change, code, messages, keyAt } = read;
  const [stored, choice, days] = await Promise.all([
    findReview(person, submissionId),
    findChoice(person),
    keptDays(person),
  ]);
  if (!stored) return { title, days, review: null, offer: await offerOf(choice, textOf(messages)) };
  const { model, leftOut } = stored;
  const comments = stored.comments.flatMap((comment) => {
    const says = keyAt(placeOf(comment));
    return says ? [{ ...comment, says }] : [];
  });
  const review: ShownReview = { model, leftOut, comments, change, code };
  return { title, days, review, offer: null };
}

const ADVICE = { ...ADVICE_FOR_FIXED_TEXT, "too long": "This model can’t review this change." };

/** The submissions for which this process is waiting for a review. */
const running = new Set<string>();

/**
 * Asks the model for a review and stores it, unless there is a review already. Returns null on success, otherwise a
 * message about the failure.
 */
export async function askForReview(
  person: Person,
  submissionId: string,
  terms: { readonly host: string; readonly retention: string },
  signal: AbortSignal,
): Promise<string | null> {
  const read = await readChange(person, submissionId);
  if (typeof read === "string") return "A model can’t review this change at the moment. Reload the page.";
  const choice = await findChoice(person);
  if (!choice.isOn) return OFF[choice.why];
  if (choice.host !== terms.host || choice.retention !== terms.retention)
    return `${TERMS_CHANGED} Check the new details, then send the text.`;
  const { messages, replySchema: schema, keyAt } = read;
  if (running.has(submissionId)) return "The model is already reviewing this change. Reload the page in a minute.";
  running.add(submissionId);
  try {
    if (await findReview(person, submissionId)) return null;
    const { payer } = choice;
    const { value } = await askJson({ purpose: "ai-review", payer, messages, maxTokens: MAX_TOKENS, signal, schema });
    const shown = readComments(value.comments, (place) => keyAt(place) !== null);
    const review = { model: modelInfo()?.model ?? "", ...shown };
    await storeReview(person, submissionId, review);
    return null;
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return sayFailure(error.reason, ADVICE);
  } finally {
    running.delete(submissionId);
  }
}
