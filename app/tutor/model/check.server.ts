import { ModelFailure } from "./failure";
import { streamText } from "./model.server";

/** Checks the model for an admin, by sending one fixed sentence and no data from the installation. */
const SENTENCE = "Reply with the word: ready";
/** Reasoning models use some tokens before they start to write. */
const MAX_TOKENS = 500;

export interface ModelCheck {
  /** Null if the model replied. */
  readonly failure: ModelFailure | null;
  /** Milliseconds until the first part of the reply arrived. */
  readonly firstMs: number;
}

/** Sends the sentence, even while calls are paused after failures. */
export async function checkModel(signal: AbortSignal): Promise<ModelCheck> {
  const messages = [{ role: "user", content: SENTENCE }] as const;
  const reply = streamText({ purpose: "check", payer: null, messages, maxTokens: MAX_TOKENS, signal });
  try {
    for await (const _piece of reply);
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    return { failure: error, firstMs: 0 };
  }
  return { failure: null, firstMs: reply.end?.firstMs ?? 0 };
}
