/** The key of a topic. Under it lie the pages of all who have seen it, by viewer. */
export function topicKey(topic: string): string {
  return `lists:${topic}`;
}
