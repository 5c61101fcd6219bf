/** Kept for a year, and read by many. */
export interface Log {
  warn(text: string): void;
}
