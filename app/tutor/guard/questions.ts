import type { Rung } from "../ladder/rungs";

/**
 * The questions that replace withheld paragraphs, by rung. They are used one after the other. The choice does not
 * depend on what was withheld.
 */
const QUESTIONS: Record<Rung, readonly string[]> = {
  ask: [
    "What should the code do, in your own words?",
    "What have you checked already, and what did you see?",
    "What would you expect to see if you ran the code with an input of your own?",
    "Which statement in the task are you least sure about?",
  ],
  place: [
    "Which promise in the task could you check next, and how?",
    "What would a colleague ask you first about this code?",
    "Which inputs does the task mention, and which ones have you tried?",
    "What would have to be true before you trusted this code?",
  ],
  concept: [
    "Which concept do you want explained? Name it, and say what you know about it already.",
    "How would you explain the idea to a colleague, and where does your explanation get vague?",
    "What would you have to observe to know that the concept matters here?",
  ],
  example: [
    "Can you think of something outside of programming that works like this code?",
    "Name the idea that you want an example of. What would an example have to show?",
    "How would you change the last example so that it comes closer to your question?",
  ],
};

/** The question that replaces a withheld paragraph. `turn` is how many times the tutor has answered before. */
export const questionFor = (rung: Rung, turn: number): string => QUESTIONS[rung][turn % QUESTIONS[rung].length]!;

const ALL = new Set(Object.values(QUESTIONS).flat());
/** Whether a shown paragraph is one of these questions. */
export const isFixedQuestion = (text: string): boolean => ALL.has(text);
