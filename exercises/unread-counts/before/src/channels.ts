/** Messages of a channel are numbered 1, 2, 3 … */
export type MessageNumber = number;

/** Somebody's place in a channel. */
export interface Membership {
  readonly channelId: string;
  readonly name: string;
  /** The newest message when they joined; 0 if there was none. */
  readonly joinedAt: MessageNumber;
  readonly isMuted: boolean;
}

/** Each call is one query. */
export interface ChannelStore {
  membershipsOf(userId: string): Promise<readonly Membership[]>;
}

/** How far people have read. Each call is one query. */
export interface ReadMarkStore {
  /** By channel. Channels that were never opened are absent. */
  of(userId: string): Promise<ReadonlyMap<string, MessageNumber>>;
}
