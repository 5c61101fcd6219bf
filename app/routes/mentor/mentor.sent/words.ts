/** The key under which a browser stores a correction that isn't sent yet. */
export const CORRECTION = "correction";
export const wordsOf = (mentor: { readonly id: string }, reviewId: string) => `${mentor.id}:${reviewId}`;
