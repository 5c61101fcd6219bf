import { INSTRUCTIONS, INVOICE_BEGINS, INVOICE_ENDS, type Model } from "./model";
import { readAnswer } from "./read-answer";
import type { Outcome } from "./summary";

/** Asks once, and tells the model what to do better if it has to ask again. */
export async function summarise(text: string, model: Model): Promise<Outcome> {
  const first = await attempt(text, model, INSTRUCTIONS);
  const last = first ?? (await attempt(text, model, `${INSTRUCTIONS}\nYour last answer could not be used. JSON only!`));
  return last ?? { status: "by-hand", reason: "two answers, and none could be used" };
}

async function attempt(text: string, model: Model, task: string): Promise<Outcome | null> {
  try {
    const answer = await model.ask(`${INVOICE_BEGINS}\n${defused(text)}\n${INVOICE_ENDS}\n\n${task}`);
    return { summary: readAnswer(answer), status: "read" };
  } catch {
    return null;
  }
}

/** Other signs in place of the marks' own; everything else stays. */
function defused(text: string): string {
  return [INVOICE_BEGINS, INVOICE_ENDS].reduce((rest, mark) => rest.split(mark).join(mark.replaceAll("=", "~")), text);
}
