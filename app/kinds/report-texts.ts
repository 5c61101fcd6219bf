import type { Plain } from "~/ui/text/dress.server";

/** What an exercise's teaching is called among the texts. */
export const TEACHING = "teaching";

/** What a report draws from text: the server tones and draws it (`DressContext`), and checks notes against it. */
export interface ReportTexts {
  /** The files of the submission on whose lines notes may stand, in the order in which they are drawn. */
  readonly files: readonly { readonly path: string; readonly old: string | null; readonly new: string | null }[];
  /** The same for everyone who opens the exercise. */
  readonly exercise: Plain;
  /** The learner's own words and code: never kept in memory for others. */
  readonly own: Plain;
}
