/** A message that was stored together with what caused it, and has not reached its room yet. */
export interface OutboxMessage {
  /** Rising: who was stored first has the smaller one. */
  readonly id: number;
  readonly room: string;
  readonly text: string;
}

export interface OutboxStore {
  /** The oldest messages beyond an id, at most `limit` of them, by id. */
  after(id: number, limit: number): Promise<readonly OutboxMessage[]>;
  remove(id: number): Promise<void>;
}
