import type { Filter } from "~/review/queue/waiting-filter";

/**
 * The sentences that confirm the last action, keyed by the action's name in the URL of the queue or desk (`?done=`).
 */
const DONE = {
  sent: "Your review was sent. The learner can read it now.",
  "handed-over": "You handed the submission over. We’ve notified the new reviewer.",
  reassigned: "The submission was reassigned.",
  "reassign-undone": "The submission was handed back to its previous reviewer, and we’ve notified them.",
  "taken-back": "You took the submission back, and are reviewing it again.",
} as const;

type Done = keyof typeof DONE;

/** A URL that keeps the queue's filter. `more`: its other parameters. */
export function withFilter(path: string, filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const set = Object.entries({ ...more, ...filter }).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length > 0 ? `${path}${path.includes("?") ? "&" : "?"}${new URLSearchParams(set)}` : path;
}

/** The queue's URL after an action. `more`: what the page needs to show the confirmation, or to undo the action. */
export const queueAfter = (done: Done, filter: Filter, more: Readonly<Record<string, string>> = {}) =>
  withFilter("/mentor", filter, { done, ...more });

/**
 * The action that the URL specifies, the sentence that confirms it, and what is needed to show it or to undo it: the
 * item's id, or a token. Null if the URL specifies no known action.
 */
export function findDone({ searchParams }: URL) {
  const given = (name: string) => searchParams.get(name) ?? "";
  const done = given("done");
  if (!Object.hasOwn(DONE, done)) return null;
  return { what: done as Done, says: DONE[done as Done], undo: given("undo"), item: given("item") };
}
