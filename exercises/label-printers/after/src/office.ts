/** What a job came to, for the statistics of the hall. */
export interface JournalEntry {
  readonly jobId: string;
  readonly printerId: string;
  readonly outcome: "printed" | "failed";
}

/** Kept by the office, behind a slow line. */
export interface Journal {
  add(entry: JournalEntry): Promise<void>;
}

export interface Log {
  warn(text: string): void;
}

/** What can be said of an error, whatever it is. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
