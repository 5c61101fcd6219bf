/** A submission as other learners read it: what its learner wrote, without any result. Plain data. */
export interface ShownWork {
  /** The learner's decision, as a sentence. Null if the files say everything. */
  readonly says: string | null;
  /** In display order. `old` is null if there is nothing to compare with. `new` is null for a deleted file. */
  readonly files: readonly { readonly path: string; readonly old: string | null; readonly new: string | null }[];
  readonly notes: readonly ShownNote[];
}

/** What the learner wrote about lines of a file, or about the change as a whole. */
export interface ShownNote {
  readonly id: string;
  /** Null if the words are about the change as a whole. */
  readonly at: {
    readonly file: string;
    readonly side: "old" | "new";
    readonly from: number;
    readonly to: number;
  } | null;
  readonly title: string;
  /** Markdown. */
  readonly text: string;
  /** A test that shows what the learner wrote. Null if there is no test. */
  readonly code: string | null;
}
