/**
 * The answers with which learners can describe their experience after signing up. An answer only decides with which
 * track the page Learn starts.
 */
export const BACKGROUNDS = {
  new: "New to this",
  code: "I code",
  review: "I review code at work",
} as const;

export type Background = keyof typeof BACKGROUNDS;
export const BACKGROUND_IDS = Object.keys(BACKGROUNDS) as [Background, ...Background[]];
