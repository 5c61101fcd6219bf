import type { ChannelStore } from "./channels";
import { hasNews } from "./news";
import { type UnreadDeps, unreadCounts } from "./unread";

/** A line in the sidebar. */
export interface SidebarEntry {
  readonly channelId: string;
  readonly name: string;
  /** New messages by others, from 0 to 100; 100 stands for "100 or more". Always 0 for muted channels. */
  readonly unread: number;
  /** Muted channels are drawn in grey, and left out of the badge. */
  readonly isMuted: boolean;
}

export interface SidebarDeps extends UnreadDeps {
  readonly channels: ChannelStore;
}

/** Somebody's channels: those with something new first, each part by name. */
export async function sidebarOf(deps: SidebarDeps, userId: string): Promise<SidebarEntry[]> {
  const memberships = await deps.channels.membershipsOf(userId);
  const counts = await unreadCounts(deps, userId, memberships);
  return memberships
    .map(({ channelId, name, isMuted }) => ({ channelId, name, unread: counts.get(channelId)!, isMuted }))
    .toSorted(byNewsThenName);
}

function byNewsThenName(a: SidebarEntry, b: SidebarEntry): number {
  const difference = Number(hasNews(b)) - Number(hasNews(a));
  return difference || (a.name < b.name ? -1 : 1);
}
