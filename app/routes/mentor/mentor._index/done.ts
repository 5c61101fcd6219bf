import type { Filter } from "~/review/queue/waiting-filter";

/** The sentences that confirm the last action, by the action's name in the address of the queue or desk (`?done=`). */
const DONE = {
  sent: "Your review was sent. The learner can read it now.",
  "handed-over": "You handed the submission over. We’ve notified the new reviewer.",
  hours: "Your hours were saved.",
  reassigned: "The submission was reassigned.",
  "taken-back": "You took the submission back, and are reviewing it again.",
} as const;

type Done = keyof typeof DONE;

/** An address that keeps the queue's filter. `more`: its other parameters. */
export function withFilter(path: string, filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const set = Object.entries({ ...more, ...filter }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length > 0 ? `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams(set)}` : path;
}

/** The queue's address after an action. `more`: what the page needs to show the confirmation, or to undo the action. */
export const queueAfter = (done: Done, filter: Filter, more: Readonly<Record<string, string>> = {}) =>
  withFilter("/mentor", filter, { done, ...more });

/** The action that the address names, and the sentence that confirms it; null if it names no known action. */
export function findDone({ searchParams }: URL): { readonly what: Done; readonly says: string } | null {
  const done = searchParams.get("done");
  return done !== null && Object.hasOwn(DONE, done) ? { what: done as Done, says: DONE[done as Done] } : null;
}
