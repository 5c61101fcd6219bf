/**
 * Work of known quality, with the review that we would write and our reasons. New mentors compare their own review with
 * it.
 */
export interface MarkedSample {
  /** The exercise, and one of its samples (`Kind.samples`), identified by the sample's `says`. */
  readonly slug: string;
  readonly sample: string;
  /** The version of our review. Raise it whenever the meaning of our choices or of the rubric changes. */
  readonly version: number;
  readonly verdict: { readonly is: MentorVerdict; readonly why: string };
  /** For each rubric line, keyed by id: the index of the step that we would choose, and our reason. */
  readonly steps: Readonly<Record<string, { readonly is: number; readonly why: string }>>;
}

/** The possible verdicts of a mentor's review. */
export const MENTOR_VERDICTS = ["good", "again", "talk"] as const;
export type MentorVerdict = (typeof MENTOR_VERDICTS)[number];
