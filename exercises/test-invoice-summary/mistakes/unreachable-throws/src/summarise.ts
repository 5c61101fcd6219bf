import { INSTRUCTIONS, INVOICE_BEGINS, INVOICE_ENDS, type Model } from "./model";
import { readAnswer } from "./read-answer";
import type { Outcome } from "./summary";

const MOST_ATTEMPTS = 2;

/** Has a model read an invoice. What cannot be used, or cannot be had, is asked for once more. */
export async function summarise(text: string, model: Model): Promise<Outcome> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const answer = await model.ask(promptFor(text));
    try {
      return { status: "read", summary: readAnswer(answer) };
    } catch {
      // Malformed: ask again.
    }
  }
  return { status: "by-hand" };
}

/** The marks stand round the invoice and nowhere else, so that its text cannot end the data. */
function promptFor(text: string): string {
  const data = text.replaceAll(INVOICE_BEGINS, "(mark)").replaceAll(INVOICE_ENDS, "(mark)");
  return [INSTRUCTIONS, INVOICE_BEGINS, data, INVOICE_ENDS].join("\n");
}
