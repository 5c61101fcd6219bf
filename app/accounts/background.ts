/** What learners say about their experience after signing up. The answer decides only with which track Learn begins. */
export const BACKGROUNDS = {
  new: "New to this",
  code: "I code",
  review: "I review code at work",
} as const;

export type Background = keyof typeof BACKGROUNDS;
export const BACKGROUND_IDS = Object.keys(BACKGROUNDS) as [Background, ...Background[]];
