/** What the law wants us to know: who asked for which record, and whether they got it. */
export interface Entry {
  readonly mail: string;
  /** "visits", "letter 2026-0418". */
  readonly record: string;
  readonly outcome: "given" | "refused";
}

/** The journal of accesses, on a server of its own. */
export interface Journal {
  /** Rejects when the entry could not be stored. */
  note(entry: Entry): Promise<void>;
}
