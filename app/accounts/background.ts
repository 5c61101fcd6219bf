/**
 * The answers that learners can choose from to describe their experience after signing up. The answer is used only to
 * choose the track that the Learn page starts with.
 */
export const BACKGROUNDS = {
  new: "I’m new to programming",
  code: "I code",
  review: "I review code at work",
} as const;

export type Background = keyof typeof BACKGROUNDS;
export const BACKGROUND_IDS = Object.keys(BACKGROUNDS) as [Background, ...Background[]];
