import type { Viewer } from "./list-store";

/** Builds the cache key of a topic's page. It is scoped to the user, so that private lists never reach anybody else. */
export function pageKey(topic: string, viewer?: Viewer): string {
  let key = `lists:${topic}`;
  if (viewer?.id) {
    key += `:${viewer.id}`;
  }
  return key;
}
