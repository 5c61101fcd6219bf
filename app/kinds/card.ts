/**
 * A kind's labels, descriptions and icon, which every page may use. Plain data, because the browser loads all cards.
 */
export interface Card {
  readonly id: string;
  /** Position in the list of kinds, ascending. */
  readonly place: number;
  /** The kind's name, such as "Review". Used in lower case within a sentence. */
  readonly name: string;
  /** Outline on a grid of 16 × 16: the `d` of an SVG path. */
  readonly icon: string;
  /** The noun for a submission, as in "Hand in this suite?". */
  readonly handsIn: string;
  /**
   * The section of the report that contains the learner's own work: its id, and a noun for the work. Null if the report
   * has no such section.
   */
  readonly own: { readonly id: string; readonly noun: string } | null;
  /** Titles of the exercise's texts, keyed by their name in `Kind.workspace.plain`, in reading order. */
  readonly texts: Readonly<Record<string, string>>;
  /**
   * A clause that follows the word "confidence". `yours` addresses the learner ("that your verdict is right"), and
   * `theirs` refers to several learners.
   */
  readonly sureOf: { readonly yours: string; readonly theirs: string };
  /**
   * Returns whether the next submission will count, as a sentence that is shown before the learner hands in.
   * `triedBefore`: how often the learner has already submitted this exercise.
   */
  saysCounting(triedBefore: number): string;
  /**
   * The label for starting over, in lower case. Only for kinds whose report shows the key, because in these kinds,
   * learners can't improve a submission. Null if learners continue with their submitted work.
   */
  readonly startsOver: string | null;
  /**
   * Whether the learner makes a decision that a mentor can ask them to justify. A talk with a mentor is about two
   * passed submissions. At least one must be of such a kind, if the learner has passed any.
   */
  readonly isDecision: boolean;
  /** How the kind is graded, in two or three sentences for the front page. */
  readonly graded: string;
  /** When a submission passes, as words that follow "passes". `score`: the minimum score as text ("60%"). */
  passes(score: string): string;
  /** A note for learners about this kind, shown next to their skills. */
  readonly skillNote?: string;
  /**
   * What backs a pass. `by` is short and follows "backed by", `yours` follows "need" in a sentence to the learner, and
   * `theirs` follows "have" in a sentence to others. Only for kinds with `can.backing`.
   */
  readonly backedBy?: { readonly by: string; readonly yours: string; readonly theirs: string };
  /** The parts that `Kind.report.facts` counts, in table order. */
  readonly parts: readonly PartWords[];
}

/**
 * The labels for a table of parts. `credited` labels parts with a share of 1 ("Fixed"). `about` explains this share or
 * the parts.
 */
interface PartWords {
  readonly type: string;
  readonly title: string;
  readonly one: string;
  readonly credited: string;
  readonly about: string;
  /**
   * Set for decoys, which are correct but look wrong. For them, the table counts learners who marked the part as wrong.
   */
  readonly isDecoy?: boolean;
}

/** The text that `saysCounting` returns for kinds whose first three attempts count. */
export const firstThreeCount = (triedBefore: number): string =>
  triedBefore < 3
    ? `This is submission ${triedBefore + 1}. The first 3 count toward your skills, and trying again costs nothing.`
    : "This submission is for practice: it is graded and can pass, but only your first 3 submissions count toward your skills.";
