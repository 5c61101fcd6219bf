import type { OutboxMessage } from "./outbox";

/** The way to the rooms. Clients drop a message that they have had before, by its id. */
export interface Rooms {
  /** Rejects if the room did not take the message. Settles within ten seconds. */
  publish(message: OutboxMessage): Promise<void>;
}
