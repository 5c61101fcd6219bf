/** What arrived over the network. */
export interface Delivery {
  /** Names are in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The text of the body, character for character. */
  readonly body: string;
}

export type Accepted =
  | { readonly ok: true; readonly event: unknown }
  /** The reason is for our log, in at least one word. */
  | { readonly ok: false; readonly reason: string };
