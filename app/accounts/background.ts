/**
 * The answers that learners can choose from to describe their experience after signing up. The answer is used only to
 * choose the track that the Learn page starts with, and whether a workspace's guide opens by itself.
 */
export const BACKGROUNDS = {
  new: "I’m new to programming",
  code: "I code",
  review: "I review code at work",
} as const;

export type Background = keyof typeof BACKGROUNDS;
export const BACKGROUND_IDS = Object.keys(BACKGROUNDS) as [Background, ...Background[]];

const KNOWS_REVIEWS: Readonly<Record<Background, boolean>> = { new: false, code: false, review: true };
/** Whether someone with this answer needs no guide, because they use similar pages at work. */
export const needsNoGuide = (background: Background | null): boolean =>
  background !== null && KNOWS_REVIEWS[background];
