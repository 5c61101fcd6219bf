/** What every page may know about a kind: its words and its icon. Plain data, because the browser loads all cards. */
export interface Card {
  readonly id: string;
  /** Position in the list of kinds, ascending. */
  readonly place: number;
  /** "Review". In lower case within a sentence. */
  readonly name: string;
  /** Outline on a grid of 16 × 16: the `d` of an SVG path. */
  readonly icon: string;
  /** The noun for a submission: "Hand in this suite?". */
  readonly handsIn: string;
  /** The learner's own work in the report: the id of its part, and another noun for it; null without such a part. */
  readonly own: { readonly id: string; readonly noun: string } | null;
  /** Titles of the texts that come with the exercise, by their name in `Kind.workspace.plain`, in reading order. */
  readonly texts: Readonly<Record<string, string>>;
  /** What the confidence is about, addressed to the learner and for several learners: "that your verdict is right". */
  readonly sureOf: { readonly yours: string; readonly theirs: string };
  /**
   * Whether the next submission counts; shown before the learner hands in. `triedBefore`: how often the learner has
   * submitted this exercise.
   */
  saysCounting(triedBefore: number): string;
  /**
   * The label for starting over, in lower case. Only for kinds whose report shows the key, so that learners cannot
   * improve what they handed in. Null if they continue with their work.
   */
  readonly startsOver: string | null;
  /**
   * The learner makes a decision that they can be asked to justify. This is one of the two topics of a conversation in
   * person.
   */
  readonly isDecision: boolean;
  /** How it is graded, in two or three sentences for the front page. */
  readonly graded: string;
  /** When it passes, after "passes": `score` is the pass mark in words ("60%"). */
  passes(score: string): string;
  /** A note for learners about this kind, shown beside their skills. */
  readonly skillNote?: string;
  /** What backs passes, after "need" to the learner and after "have" to others. Only for kinds that `can.backing`. */
  readonly backedBy?: { readonly yours: string; readonly theirs: string };
  /** The parts that `Kind.report.facts` counts, in table order. */
  readonly parts: readonly PartWords[];
}

/** A table of parts: its title, and what a share of 1 means. */
interface PartWords {
  readonly type: string;
  readonly title: string;
  readonly one: string;
  readonly credited: string;
  readonly about: string;
  /** The part is correct but looks wrong: the table counts who called it wrong. */
  readonly isDecoy?: boolean;
}

/** `saysCounting` for kinds whose first three attempts count. */
export const firstThreeCount = (triedBefore: number): string =>
  triedBefore < 3
    ? `This is submission ${triedBefore + 1}. The first 3 are scored, and trying again costs nothing.`
    : "Your first 3 submissions were scored. This one is for practice.";
