import type { Plain } from "~/ui/text/dress.server";

/** The key of the exercise's teaching text in `ReportTexts`. */
export const TEACHING = "teaching";

/**
 * The text and code that a report renders. The server highlights and renders them (`DressContext`), and checks that
 * notes refer to lines in them.
 */
export interface ReportTexts {
  /** The submission's files whose lines people can write notes on, in display order. */
  readonly files: readonly { readonly path: string; readonly old: string | null; readonly new: string | null }[];
  /** Text and code that are the same for every learner, so they may be cached. */
  readonly exercise: Plain;
  /** The learner's own text and code, which are never cached for others. */
  readonly own: Plain;
}
