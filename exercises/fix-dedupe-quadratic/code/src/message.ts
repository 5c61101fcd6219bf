/** A message as the client holds it. */
export interface Message {
  /** The server's; absent on the copy that a device keeps of what it has just sent. */
  readonly id?: string;
  /** "u1", "u12": a letter and a number. */
  readonly authorId: string;
  /**
   * Made up by the author's client: "23", "f7-2". All copies of a message bear the same; other people's messages may
   * bear it as well. Notices ("Mira joined") were written by nobody's client and have none.
   */
  readonly nonce: string | null;
  readonly text: string;
  /** In milliseconds since 1970, UTC. */
  readonly sentAt: number;
  /** Who has put a thumb up. Copies that the server sends later come without. */
  readonly thumbs: readonly string[];
}

export type Entry =
  /** A line across with the day, in days since 1970. */
  | { readonly type: "day"; readonly day: number }
  /** A line across above the first message that was not read. */
  | { readonly type: "new" }
  /** Messages of one author, sent one shortly after the other: they share a bubble. */
  | { readonly type: "group"; readonly authorId: string; readonly messages: readonly Message[] };
