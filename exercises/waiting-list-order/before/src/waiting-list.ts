/** Somebody who waits for a slot. */
export interface Entry {
  /** "w17". */
  readonly id: string;
  readonly name: string;
  /** The day on which they asked: "2026-03-02". */
  readonly since: string;
  readonly isUrgent: boolean;
  /** When they can come. */
  readonly canCome: readonly ("morning" | "afternoon")[];
}

/** The list as it is on the desk's screen. */
export interface WaitingList {
  readonly entries: Entry[];
}
