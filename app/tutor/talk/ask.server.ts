import type { Person } from "~/accounts/guards.server";
import { getRevision } from "~/catalogue/catalogue.server";
import { recordTutorHint } from "~/grading/workspace/hint-use.server";
import { openWorkspace } from "~/grading/workspace/workspace.server";
import { exerciseWords } from "../guard/exercise-words";
import { guardStream } from "../guard/guard";
import { isFixedQuestion } from "../guard/questions";
import { mayAsk, RUNG_WORDS, type Rung, type TutorTurn } from "../ladder/rungs";
import { type Message, whatIsSent } from "../ladder/sent";
import { MODEL_FAILURES, ModelFailure, sayFailure } from "../model/failure";
import { streamText } from "../model/model.server";
import { type Choice, findChoice, OFF } from "./choice.server";
import {
  addQuestion,
  addReply,
  dropQuestion,
  extendReply,
  listTurns,
  type StoredTurn,
  type TalkPlace,
} from "./turns.server";

/** Sends one question to the tutor, and decides which parts of the reply are shown. */

export interface Question {
  readonly message: string;
  readonly rung: Rung;
  /** The draft on the page. If absent, the stored draft is used. */
  readonly work?: unknown;
  /** The output of the learner's last run, as their page shows it. */
  readonly run: string | null;
}

/** What a page shows of a reply, in the order in which it arrives. */
export type Shown =
  | { readonly type: "paragraph"; readonly text: string }
  /** `canRetry` means that the same question can succeed later. */
  | { readonly type: "failed"; readonly message: string; readonly canRetry: boolean }
  | { readonly type: "end" };

const MAX_TOKENS = 1_000;
const CUT = "The reply reached its maximum length, so its end is missing. Ask about a smaller part of the exercise.";

export const turnsOf = (stored: readonly StoredTurn[]): TutorTurn[] =>
  stored.map(({ speaker, rung, text }) => ({ who: speaker, rung: rung as Rung, text }));

/** Reads everything about the exercise that a question needs: what this learner sees, and nothing from the key. */
async function readExercise(person: Person, slug: string, { message, rung, work, run }: Question) {
  const [workspace, stored] = await Promise.all([
    openWorkspace(person, slug),
    listTurns(person, { slug, submissionId: null }),
  ]);
  const { kind } = await getRevision(workspace.revisionId);
  const shown = kind.workspace.draftSchema.safeParse(work);
  const draft = shown.success ? shown.data : (workspace.draft?.work ?? workspace.emptyDraft);
  const turns = turnsOf(stored);
  const { open } = workspace;
  const messages = whatIsSent({ kind, open, draft, run, rung, turns, message });
  const guard = {
    exercise: exerciseWords(kind.workspace.plain(open)),
    rung,
    message,
    turn: turns.filter(({ who }) => who === "tutor").length,
  };
  return { turns, messages, guard };
}

/** Returns exactly the messages that a question would send. Sends nothing itself. */
export async function previewQuestion(person: Person, slug: string, question: Question): Promise<readonly Message[]> {
  return (await readExercise(person, slug, question)).messages;
}

const failed = (message: string, canRetry = false): Shown => ({ type: "failed", message, canRetry });

/**
 * Sends a question, and yields what the guard allows, paragraph by paragraph. The part that was shown is stored, even
 * if the reply breaks off or the learner leaves. A question without a reply is not stored.
 */
export async function* askTutor(
  person: Person,
  slug: string,
  question: Question,
  signal: AbortSignal,
): AsyncGenerator<Shown> {
  const { turns, messages, guard } = await readExercise(person, slug, question);
  yield* sendQuestion(person, {
    place: { slug, submissionId: null },
    rung: question.rung,
    text: question.message,
    messages,
    refused: mayAsk(turns, question.rung) ? null : "Complete the steps in order. Reload the page to continue.",
    guarded: (reply) => guardStream(reply, guard),
    isHint: (paragraph) => RUNG_WORDS[question.rung].isHint && !isFixedQuestion(paragraph),
    signal,
  });
}

interface Sending {
  readonly place: TalkPlace;
  readonly rung: string;
  readonly text: string;
  readonly messages: readonly Message[];
  /** The reason why this question is not sent. Null if it can be sent. */
  readonly refused: string | null;
  /** The paragraphs of a reply that may be shown. */
  guarded(reply: AsyncIterable<string>): AsyncIterable<string>;
  /**
   * Whether a shown paragraph counts as a hint. After a hint, an attempt at this exercise no longer counts toward a
   * skill. Text that replaces a withheld paragraph doesn't count.
   */
  isHint(paragraph: string): boolean;
  readonly signal: AbortSignal;
}

/** Sends one question about a draft or a report, shows the reply, and stores both. */
export async function* sendQuestion(person: Person, sending: Sending): AsyncGenerator<Shown> {
  const { place, rung, text, messages, refused, guarded, isHint, signal } = sending;
  const choice: Choice = await findChoice(person);
  if (!choice.isOn) return yield failed(OFF[choice.why]);
  if (!choice.isAgreed)
    return yield failed("Before you ask, read what is sent and agree to it. Reload the page to continue.");
  if (refused !== null) return yield failed(refused);
  const questionId = await addQuestion(person, place, { rung, text });
  const shown: string[] = [];
  let [replyId, hasHint]: [string | null, boolean] = [null, false];
  try {
    const reply = streamText({ purpose: "tutor", payer: choice.payer, messages, maxTokens: MAX_TOKENS, signal });
    for await (const paragraph of guarded(reply)) {
      if (!hasHint && isHint(paragraph)) await recordTutorHint(person, place.slug);
      hasHint ||= isHint(paragraph);
      shown.push(paragraph);
      // Store a paragraph before showing it, so that if the learner stops the reply, the page can load what it has
      // shown.
      if (shown.length === 1) replyId = await addReply(person, questionId, paragraph);
      else if (replyId !== null) await extendReply(person, replyId, shown.join("\n\n"));
      yield { type: "paragraph", text: paragraph };
    }
    yield reply.end?.isFull ? failed(CUT) : { type: "end" };
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    yield failed(sayFailure(error.reason), MODEL_FAILURES[error.reason].canRetry);
  } finally {
    if (shown.length === 0) await dropQuestion(person, questionId);
  }
}
