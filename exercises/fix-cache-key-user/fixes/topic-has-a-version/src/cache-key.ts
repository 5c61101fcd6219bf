import type { Viewer } from "./list-store";

/** The key of a page: JSON keeps its parts apart, whatever is in them. Nobody is null, and no number. */
export function pageKey(topic: string, version: number, viewer: Viewer | undefined): string {
  return `lists:${JSON.stringify([version, viewer?.id ?? null, topic])}`;
}
