/** A partner's program that uses the API. */
export interface Client {
  readonly id: string;
  readonly company: string;
}

export interface ClientStore {
  /** A client may have several keys. */
  byKey(apiKey: string): Client | undefined;
}
