import type { Plain } from "~/ui/text/dress.server";

/** The key of the exercise's teaching text within a report's texts. */
export const TEACHING = "teaching";

/**
 * The texts that a report renders. The server highlights and renders them (`DressContext`), and checks that notes refer
 * to lines in them.
 */
export interface ReportTexts {
  /** The submission's files on whose lines people can write notes, in display order. */
  readonly files: readonly { readonly path: string; readonly old: string | null; readonly new: string | null }[];
  /** Texts that are the same for every learner, so they may be cached. */
  readonly exercise: Plain;
  /** The learner's own text and code, which are never cached for others. */
  readonly own: Plain;
}
