/** Somebody who is named in a message. */
export interface Mention {
  /** In small letters, without the "@". */
  readonly name: string;
  /** Where the "@" stands: 0 is the first character. */
  readonly at: number;
}
