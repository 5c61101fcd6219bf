import type { SidebarEntry } from "./sidebar";
import { MAX_UNREAD } from "./unread";

type News = Pick<SidebarEntry, "unread" | "isMuted">;

/** Whether a channel calls for attention. Muted ones never do, whatever was written there. */
export function hasNews({ unread, isMuted }: News): boolean {
  return unread > 0 && !isMuted;
}

/** What stands in the window's title: "" if there is nothing new, "(7)", or "(99+)". */
export function badgeText(entries: readonly News[]): string {
  let sum = 0;
  for (const entry of entries) {
    if (hasNews(entry)) sum += entry.unread;
  }
  if (sum === 0) return "";
  return sum >= MAX_UNREAD ? `(${MAX_UNREAD - 1}+)` : `(${sum})`;
}

/**
 * Where Alt+Down leads from a channel: to the next one with news, and from the end to the beginning. Undefined if
 * there is none but, at most, the channel itself.
 */
export function nextWithNews(entries: readonly SidebarEntry[], channelId: string): SidebarEntry | undefined {
  const here = entries.findIndex((entry) => entry.channelId === channelId);
  // From nowhere (-1) this begins at the top.
  for (let step = 1; step <= entries.length; step++) {
    const entry = entries[(here + step) % entries.length]!;
    if (entry.channelId !== channelId && hasNews(entry)) return entry;
  }
  return undefined;
}
