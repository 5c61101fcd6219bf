/** The four levels of help. The learner moves up one level at a time, by pressing a button. */
export const RUNGS = ["ask", "place", "concept", "example"] as const;
export type Rung = (typeof RUNGS)[number];

/** Stored in place of a rung for conversations about a report, which have no levels. */
export const ON_REPORT = "report";

interface RungWords {
  readonly name: string;
  /** The text with which the page offers this rung to the learner. */
  readonly offer: string;
  /** The instructions for the model on this rung. */
  readonly asks: string;
  /** True if replies on this rung count as a hint. Rungs 3 and 4 together count as one hint. */
  readonly isHint: boolean;
}

export const RUNG_WORDS: Record<Rung, RungWords> = {
  ask: {
    name: "Ask me a question",
    offer: "The tutor asks you a question that helps you think.",
    asks: "Ask the learner one short question about their own checking: what they expect, have tried, can show, or would ask the author. Give no information. Words such as task, promise, rule, example, evidence, test, input, result, author, caller and user are enough for it.",
    isHint: false,
  },
  place: {
    name: "Point me to something to think about",
    offer: "The tutor names something to think about: a way of checking, never a line. Go to step 2?",
    asks: "Name one general thing to think about when checking any work: what the task promises, what a caller relies on, what an example leaves out, what a test would have to show. End with a question about it that names what the learner would check, expect or compare.",
    isHint: false,
  },
  concept: {
    name: "Explain the concept",
    offer: "The tutor explains a concept that you name. Steps 3 and 4 together count as one hint. Go to step 3?",
    asks: "Explain the concept that the learner's last message names, in general, without this exercise, and no other concept. If it names none, only ask which one they want explained.",
    isHint: true,
  },
  example: {
    name: "A small example from another setting",
    offer:
      "The tutor shows a small example that has nothing to do with this exercise. Steps 3 and 4 together count as one hint. Go to step 4?",
    asks: "Give one small example of the concept that the learner's last message names, from a world that has nothing to do with this exercise (a kitchen, a garden, a library). Tell it in words, without code. If it names none, only ask which one they want an example of.",
    isHint: true,
  },
};

export interface TutorTurn {
  readonly who: "learner" | "tutor";
  readonly rung: Rung;
  readonly text: string;
}

/** The rung that the learner is on. */
const rungOf = (turns: readonly TutorTurn[]): Rung => turns.at(-1)?.rung ?? "ask";

/**
 * The rung to offer next, which is one above the current rung. Null on the top rung, or before the tutor has replied on
 * the current rung.
 */
export function nextRung(turns: readonly TutorTurn[]): Rung | null {
  const rung = rungOf(turns);
  const isAnswered = turns.some((turn) => turn.who === "tutor" && turn.rung === rung);
  return isAnswered ? (RUNGS[RUNGS.indexOf(rung) + 1] ?? null) : null;
}

/**
 * Whether the learner may ask on this rung. They may ask on their current rung, on lower rungs, and on the rung that is
 * offered next.
 */
export function mayAsk(turns: readonly TutorTurn[], rung: Rung): boolean {
  return RUNGS.indexOf(rung) <= RUNGS.indexOf(rungOf(turns)) || rung === nextRung(turns);
}
