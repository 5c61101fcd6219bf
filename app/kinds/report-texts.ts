import type { Plain } from "~/ui/text/dress.server";

/** The key under which a report's texts contain the exercise's teaching. */
export const TEACHING = "teaching";

/**
 * The texts that a report renders. The server highlights and renders them (`DressContext`), and validates notes against
 * them.
 */
export interface ReportTexts {
  /** The submission's files whose lines can have notes, in display order. */
  readonly files: readonly { readonly path: string; readonly old: string | null; readonly new: string | null }[];
  /** Texts that are the same for everyone who opens the exercise, so they may be cached. */
  readonly exercise: Plain;
  /** The learner's own words and code, which are never cached for others. */
  readonly own: Plain;
}
