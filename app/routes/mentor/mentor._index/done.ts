/** What was just done, as the queue's address says it (`?done=`), and the sentence that confirms it. */
const DONE = {
  sent: "Your review was sent. The learner can read it now.",
  "handed-over": "You handed the submission over. We’ve notified the new reviewer.",
  hours: "Your hours were saved.",
  reassigned: "The submission was reassigned.",
} as const;

export const queueAfter = (done: keyof typeof DONE) => `/mentor?done=${done}`;

/** The sentence for an address; null if nothing was done. */
export function sayDone(address: URL): string | null {
  const done = address.searchParams.get("done");
  return done !== null && Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null;
}
