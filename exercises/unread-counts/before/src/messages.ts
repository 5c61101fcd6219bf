import type { MessageNumber } from "./channels";

export interface Span {
  readonly channelId: string;
  /** Counting begins with the message after this one. */
  readonly after: MessageNumber;
}

/** Each call is one query, however many spans it is given. */
export interface MessageStore {
  /** Messages in a span, without those of one author. */
  countIn(span: Span, notBy: string): Promise<number>;
  /** The same for many spans, by channel. Channels with nothing to count are absent. */
  countInEach(spans: readonly Span[], notBy: string): Promise<ReadonlyMap<string, number>>;
}
