/** A shared submission as other learners see it: what its learner wrote, without any result. Plain data. */
export interface ShownWork {
  /** The learner's decision, as a sentence. Null if the work consists only of files. */
  readonly says: string | null;
  /**
   * The files in display order. `old` is null if there is nothing to compare with. `new` is null for a deleted file.
   */
  readonly files: readonly { readonly path: string; readonly old: string | null; readonly new: string | null }[];
  readonly notes: readonly ShownNote[];
}

/** A learner's note about lines in a file, or about the change as a whole. */
export interface ShownNote {
  readonly id: string;
  /** Null if the note is about the change as a whole. */
  readonly at: {
    readonly file: string;
    readonly side: "old" | "new";
    readonly from: number;
    readonly to: number;
  } | null;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  /** A test that demonstrates the note's claim. Null if there is no test. */
  readonly code: string | null;
}
