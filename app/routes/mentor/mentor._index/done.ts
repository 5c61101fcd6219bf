/** The sentences that confirm the last action, by the action's name in the queue's address (`?done=`). */
const DONE = {
  sent: "Your review was sent. The learner can read it now.",
  "handed-over": "You handed the submission over. We’ve notified the new reviewer.",
  hours: "Your hours were saved.",
  reassigned: "The submission was reassigned.",
} as const;

export const queueAfter = (done: keyof typeof DONE) => `/mentor?done=${done}`;

/** The sentence that confirms the action named in the address; null if the address names no known action. */
export function sayDone(address: URL): string | null {
  const done = address.searchParams.get("done");
  return done !== null && Object.hasOwn(DONE, done) ? DONE[done as keyof typeof DONE] : null;
}
