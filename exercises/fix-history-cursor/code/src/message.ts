/** A message of a room. */
export interface Message {
  /** Unique, and without any order. */
  readonly id: string;
  readonly room: string;
  readonly author: string;
  readonly text: string;
  /** When the server received it. */
  readonly sentAt: Date;
}
