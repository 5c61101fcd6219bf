/** Where a pet owner goes after signing in. */
export interface Destination {
  /** The address to open. */
  readonly to: string;
  /** Why `next` is not used, for the log; null if it is used, or if there is none. */
  readonly refused: string | null;
}
