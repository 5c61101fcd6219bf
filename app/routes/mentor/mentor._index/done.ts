/** The sentences that confirm the last action, by the action's name in the address of the queue or desk (`?done=`). */
const DONE = {
  sent: "Your review was sent. The learner can read it now.",
  "handed-over": "You handed the submission over. We’ve notified the new reviewer.",
  hours: "Your hours were saved.",
  reassigned: "The submission was reassigned.",
  "taken-back": "You took the submission back, and are reviewing it again.",
} as const;

type Done = keyof typeof DONE;

/** The queue's address after an action. `more`: what the page needs to show the confirmation, or to undo the action. */
export const queueAfter = (done: Done, more: Readonly<Record<string, string>> = {}) =>
  `/mentor?${new URLSearchParams({ done, ...more })}`;

/** The action that the address names, and the sentence that confirms it; null if it names no known action. */
export function findDone({ searchParams }: URL): { readonly what: Done; readonly says: string } | null {
  const done = searchParams.get("done");
  return done !== null && Object.hasOwn(DONE, done) ? { what: done as Done, says: DONE[done as Done] } : null;
}
