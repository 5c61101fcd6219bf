export type Zone = "A" | "B" | "C";
export type Rider = "adult" | "child" | "senior";

export interface Ride {
  /** All zones that the ride passes through, in order: the first is where it begins, the last where it ends. */
  readonly zones: readonly Zone[];
  /** "2026-11-20". */
  readonly day: string;
}
