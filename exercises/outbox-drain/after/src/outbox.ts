/** A message that was stored together with what caused it, and has not reached its room yet. */
export interface OutboxMessage {
  /** Rising: who was stored first has the smaller one. */
  readonly id: number;
  readonly room: string;
  readonly text: string;
  /** How often it could not be published. Absent on messages that were stored before this was counted. */
  readonly failures?: number;
}

export interface OutboxStore {
  /** The oldest messages beyond an id, at most `limit` of them, by id. */
  after(id: number, limit: number): Promise<readonly OutboxMessage[]>;
  remove(id: number): Promise<void>;
  /** Stores how often a message could not be published. */
  setFailures(id: number, failures: number): Promise<void>;
  /** Takes a message out and lays it aside, for people to look at. */
  bury(id: number, reason: string): Promise<void>;
}
