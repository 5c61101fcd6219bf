import { z } from "zod";
import type { Person } from "~/accounts/guards.server";
import { openWorkspace } from "~/grading/workspace/workspace.server";
import { mayAsk, nextRung, RUNGS, type Rung } from "../ladder/rungs";
import { textOfMessages } from "../ladder/sent";
import { sayFailure } from "../model/failure";
import { type TokensLeft, tighterLimit, tokensLeft } from "../model/use.server";
import { previewQuestion, type Question, turnsOf } from "./ask.server";
import { findChoice, OFF } from "./choice.server";
import { listTurns, type StoredTurn } from "./turns.server";

/** What the tutor's panel and the tutor's page show. */
export type TalkView =
  | { readonly isOn: false; readonly says: string; readonly turns: readonly StoredTurn[] }
  | {
      readonly isOn: true;
      readonly host: string;
      readonly retention: string;
      readonly isAgreed: boolean;
      /** The rung of the next question. */
      readonly step: Rung;
      /** The text that the next question sends on this rung, with a placeholder for the question. */
      readonly sent: string;
      readonly turns: readonly StoredTurn[];
      /** The rung of the last question. */
      readonly rung: Rung;
      /** The rung that the page offers next; null if it offers none. */
      readonly next: Rung | null;
      /** The tokens left: the person's for today, or the cohort's for this month if the cohort has fewer left. */
      readonly tokensLeft: number;
      readonly limit: "day" | "month";
      /** Which limit is used up, and when new tokens are available; null if some tokens are left. */
      readonly usedUp: string | null;
      /** True if the tutor has given explanations or examples, so the attempt is only for practice. */
      readonly hasHint: boolean;
    };

const MAX_MESSAGE = 2_000;
const MAX_RUN = 8_000;

/** Parses what a page sends with a question. */
export const QuestionSchema = z.object({
  message: z
    .string({ error: "Write a question first." })
    .trim()
    .min(1, "Write a question first.")
    .max(MAX_MESSAGE, `Write at most ${MAX_MESSAGE} characters.`),
  rung: z.enum(RUNGS),
  work: z.unknown().optional(),
  run: z
    .string()
    .transform((text) => text.slice(0, MAX_RUN))
    .nullable()
    .default(null),
});

export function sayUsedUp({ day, month }: TokensLeft): string | null {
  const reason = day === 0 ? "day used up" : month === 0 ? "month used up" : null;
  return reason && sayFailure(reason);
}

/** The conversation about a draft of an exercise that the person can't open any more. */
export const getClosedTalk = async (person: Person, slug: string): Promise<TalkView> => ({
  isOn: false,
  says: "You can’t open this exercise any more, so the tutor is off.",
  turns: await listTurns(person, { slug, submissionId: null }),
});

const PLACEHOLDER = "[your question]";

/** The conversation about a draft. `asked` contains the parts of the next question that the page already knows. */
export async function getTalk(person: Person, slug: string, asked: Partial<Question> = {}): Promise<TalkView> {
  const [turns, choice] = await Promise.all([listTurns(person, { slug, submissionId: null }), findChoice(person)]);
  if (!choice.isOn) return { isOn: false, says: OFF[choice.why], turns };
  const { hasTutorHint } = await openWorkspace(person, slug);
  const known = turnsOf(turns);
  const rung = known.at(-1)?.rung ?? "ask";
  const step = asked.rung && mayAsk(known, asked.rung) ? asked.rung : rung;
  const question = {
    message: asked.message?.trim() || PLACEHOLDER,
    rung: step,
    work: asked.work,
    run: asked.run ?? null,
  };
  const [messages, left] = await Promise.all([previewQuestion(person, slug, question), tokensLeft(choice.payer)]);
  const { host, retention, isAgreed } = choice;
  return {
    isOn: true,
    host,
    retention,
    isAgreed,
    step,
    sent: textOfMessages(messages),
    turns,
    rung,
    next: nextRung(known),
    tokensLeft: Math.min(left.day, left.month ?? left.day),
    limit: tighterLimit(left),
    usedUp: sayUsedUp(left),
    hasHint: hasTutorHint,
  };
}
