import { INSTRUCTIONS, INVOICE_BEGINS, INVOICE_ENDS, type Model } from "./model";
import { readAnswer } from "./read-answer";
import type { Outcome } from "./summary";

/** Has a model read an invoice. What cannot be read is left to people. */
export async function summarise(text: string, model: Model): Promise<Outcome> {
  try {
    return { status: "read", summary: readAnswer(await model.ask(promptFor(text))) };
  } catch {
    return { status: "by-hand", reason: "the answer could not be used" };
  }
}

/** The marks stand round the invoice and nowhere else, so that its text cannot end the data. */
function promptFor(text: string): string {
  const data = text.replaceAll(INVOICE_BEGINS, "(mark)").replaceAll(INVOICE_ENDS, "(mark)");
  return [INSTRUCTIONS, INVOICE_BEGINS, data, INVOICE_ENDS].join("\n");
}
