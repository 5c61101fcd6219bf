/** What a learner says of themselves after signing up. It decides only where Learn begins. */
export const BACKGROUNDS = {
  new: "New to this",
  code: "I code",
  review: "I review code at work",
} as const;

export type Background = keyof typeof BACKGROUNDS;
export const BACKGROUND_IDS = Object.keys(BACKGROUNDS) as [Background, ...Background[]];
