import { INSTRUCTIONS, INVOICE_BEGINS, INVOICE_ENDS, type Model } from "./model";
import { readAnswer } from "./read-answer";
import type { Outcome } from "./summary";

/** One retry: malformed answers are rare, and a second attempt nearly always succeeds. */
const MAX_ATTEMPTS = 2;

/**
 * Summarises a supplier invoice with the language model.
 *
 * The prompt asks the model to verify its own result, so that totals that do not add up are corrected at the source.
 */
export async function summarise(text: string, model: Model): Promise<Outcome> {
  let reason = "";
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    try {
      const answer = await model.ask(buildPrompt(text));
      return { status: "read", summary: readAnswer(answer) };
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
  }
  return { status: "by-hand", reason };
}

function buildPrompt(text: string): string {
  // Neutralise marks inside the data, so that an invoice cannot break out of its block.
  const safeText = text.replaceAll(INVOICE_BEGINS, "[removed]").replaceAll(INVOICE_ENDS, "[removed]");
  return [
    INSTRUCTIONS,
    "Before you answer, double-check that the lines add up to the total, and correct the result if they do not.",
    INVOICE_BEGINS,
    safeText,
    INVOICE_ENDS,
  ].join("\n");
}
