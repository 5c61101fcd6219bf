import type { Viewer } from "./list-store";

/**
 * The cache key of a topic's page, as one viewer sees it. Visitors have a key of their own, and user 0 is no visitor.
 * The topic is encoded: whatever somebody types, it has no colon, and so it stays between its two.
 */
export function pageKey(topic: string, viewer: Viewer | undefined): string {
  return `${topicPrefix(topic)}:${viewer === undefined ? "visitor" : viewer.id}`;
}

/** What the keys of a topic's pages begin with, whoever they are for. Those of no other topic do. */
export function topicPrefix(topic: string): string {
  return `lists:${encodeURIComponent(topic)}`;
}
