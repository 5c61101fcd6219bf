import type { Membership } from "../src/channels";
import type { MessageStore, Span } from "../src/messages";

/** Stores in memory. `authors` holds who wrote the messages 1, 2, 3 … of each channel. */
export function chatWith(
  memberships: readonly Membership[],
  authors: Readonly<Record<string, readonly string[]>>,
  marks: Readonly<Record<string, number>> = {},
) {
  const queries: string[] = [];
  const asked = <T>(query: string, answer: T): Promise<T> => {
    queries.push(query);
    return Promise.resolve(answer);
  };
  const count = ({ channelId, after }: Span, notBy: string) =>
    (authors[channelId] ?? []).slice(after).filter((author) => author !== notBy).length;
  const messages: MessageStore = {
    countIn: (span, notBy) => asked("count", count(span, notBy)),
    countInEach(spans, notBy) {
      const counted = spans.map((span): [string, number] => [span.channelId, count(span, notBy)]);
      return asked("count each", new Map(counted.filter(([, found]) => found > 0)));
    },
  };
  const channels = { membershipsOf: () => asked("memberships", memberships) };
  const readMarks = { of: () => asked("read marks", new Map(Object.entries(marks))) };
  return { deps: { messages, channels, readMarks }, queries };
}

export function member(name: string, more: Partial<Membership> = {}): Membership {
  return { channelId: `c-${name}`, name, joinedAt: 0, isMuted: false, ...more };
}
