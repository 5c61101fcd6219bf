import type { Membership, MessageNumber, ReadMarkStore } from "./channels";
import type { MessageStore, Span } from "./messages";

/** The highest count that is shown. Clients write "99+" for it. */
export const MAX_UNREAD = 100;

export interface UnreadDeps {
  readonly messages: MessageStore;
  readonly readMarks: ReadMarkStore;
}

/**
 * How many messages by others are new to somebody, for each of their channels. All channels are counted in a single
 * batch, so that the sidebar stays fast however many there are.
 */
export async function unreadCounts(
  deps: UnreadDeps,
  userId: string,
  memberships: readonly Membership[],
): Promise<ReadonlyMap<string, number>> {
  const marks = await deps.readMarks.of(userId);
  const counts = new Map<string, number>();

  const spans = memberships.map((membership) => unreadSpan(membership, marks));
  const found = await Promise.all(spans.map((span) => deps.messages.countIn(span, userId)));
  for (const [place, { channelId }] of spans.entries()) {
    counts.set(channelId, Math.min(found[place] ?? 0, MAX_UNREAD));
  }
  return counts;
}

/** What somebody has not read yet. */
function unreadSpan({ channelId }: Membership, marks: ReadonlyMap<string, MessageNumber>): Span {
  // Channels that were never opened have no mark: everything in them is new.
  return { channelId, after: marks.get(channelId) ?? 0 };
}
