/**
 * Work of known quality with the review that we would give it, and our reasons. New mentors compare their own review
 * with it.
 */
export interface MarkedSample {
  /** The exercise, and which of its samples (`Kind.samples`), identified by its `says`. */
  readonly slug: string;
  readonly sample: string;
  /** Raise it whenever the marks or the rubric change their meaning. */
  readonly version: number;
  readonly verdict: { readonly is: MentorVerdict; readonly why: string };
  /** By rubric line id: the index of the step, and why. */
  readonly steps: Readonly<Record<string, { readonly is: number; readonly why: string }>>;
}

/** The possible verdicts of a mentor's review. */
export const MENTOR_VERDICTS = ["good", "again", "talk"] as const;
export type MentorVerdict = (typeof MENTOR_VERDICTS)[number];
