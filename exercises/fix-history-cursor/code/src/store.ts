import type { Message } from "./message";

/**
 * All messages, a line of JSON each, in the order in which they were written down. Belongs to the platform team.
 *
 * In April the messages of the old server were added, as they stood in its export.
 */
export class MessageStore {
  private readonly lines = new Map<string, string>();

  add(id: string, line: string): void {
    this.lines.set(id, line);
  }

  remove(id: string): void {
    this.lines.delete(id);
  }

  /** The messages of a room, in no order that one could rely on. */
  of(room: string): Message[] {
    const messages = [...this.lines.values()].map((line) => JSON.parse(line) as Message);
    return messages.filter((message) => message.room === room);
  }
}
