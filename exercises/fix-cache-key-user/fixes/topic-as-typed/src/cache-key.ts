import type { Viewer } from "./list-store";

export function pageKey(topic: string, viewer: Viewer | undefined): string {
  return viewer === undefined ? `lists:${topic}` : `lists:${topic}:${viewer.id}`;
}
