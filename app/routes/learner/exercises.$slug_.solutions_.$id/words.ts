/** The key under which a browser stores a note on a shared solution that isn't saved yet. */
export const SHARE = "share";
export const wordsOf = (learner: { readonly id: string }, submissionId: string) => `${learner.id}:${submissionId}`;
