import type { ChannelStore } from "./channels";

/** A line in the sidebar. */
export interface SidebarEntry {
  readonly channelId: string;
  readonly name: string;
}

export interface SidebarDeps {
  readonly channels: ChannelStore;
}

/** Somebody's channels by name. */
export async function sidebarOf(deps: SidebarDeps, userId: string): Promise<SidebarEntry[]> {
  const memberships = await deps.channels.membershipsOf(userId);
  return memberships.map(({ channelId, name }) => ({ channelId, name })).toSorted(byName);
}

function byName(a: SidebarEntry, b: SidebarEntry): number {
  return a.name < b.name ? -1 : 1;
}
