export interface Entry {
  /** Numbers are given in the order in which entries arrive. */
  readonly number: number;
  readonly swimmer: string;
  /** Three letters: "SVK". */
  readonly club: string;
  /** The best time of the season in hundredths. Undefined if there is none. */
  readonly best?: number;
  /** Withdrawn: stays on the list of entries, does not swim. */
  readonly withdrawn?: boolean;
}

export interface SwimEvent {
  readonly title: string;
  /** "direct": the times of all heats make the result. "final": the best of the heats swim again in a final. */
  readonly decides: "direct" | "final";
  readonly entries: readonly Entry[];
}
