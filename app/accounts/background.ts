/** What learners say about their experience after signing up. The answer only decides which track Learn starts with. */
export const BACKGROUNDS = {
  new: "New to this",
  code: "I code",
  review: "I review code at work",
} as const;

export type Background = keyof typeof BACKGROUNDS;
export const BACKGROUND_IDS = Object.keys(BACKGROUNDS) as [Background, ...Background[]];
