import { SUITE_PATH } from "./constants";

/** The demonstration's comment threads, one open and one resolved. */
export const threads = [
  {
    file: SUITE_PATH,
    line: 5,
    isResolved: false,
    said: [
      {
        by: "mentor",
        text: "Which of the two boundaries does this test check? A name that says so would help the person who reads the next failure.",
      },
    ],
  },
  {
    file: SUITE_PATH,
    line: 7,
    isResolved: true,
    said: [
      { by: "mentor", text: "This test passes on the AI’s code, too. What would have to change for it to fail?" },
      { by: "learner", text: "I should have tried the exact minute. I only tried a time well inside the hours." },
    ],
  },
] as const;
