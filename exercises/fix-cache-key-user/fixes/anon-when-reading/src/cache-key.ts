import type { Viewer } from "./list-store";

/** The cache key of a topic's page, as one user sees it. */
export function pageKey(topic: string, viewer?: Viewer): string {
  return `lists:${topic}:${viewer?.id ?? "anon"}`;
}
