/**
 * A work of known quality with the review that we would give it, and why: what a new mentor compares their own with.
 */
export interface MarkedSample {
  /** The exercise, and which of its own samples (`Kind.samples`), by what it says of itself. */
  readonly slug: string;
  readonly sample: string;
  /** Another one as soon as the mark changes its meaning, or the rubric does. */
  readonly version: number;
  readonly verdict: { readonly is: MentorVerdict; readonly why: string };
  /** By the rubric line's id: the place of the step, and why. */
  readonly steps: Readonly<Record<string, { readonly is: number; readonly why: string }>>;
}

/** What a mentor's review can come to. */
export const MENTOR_VERDICTS = ["good", "again", "talk"] as const;
export type MentorVerdict = (typeof MENTOR_VERDICTS)[number];
