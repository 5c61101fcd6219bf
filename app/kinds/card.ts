/** What every page may know of a kind: its words and its icon. Plain data, since the browser loads all cards. */
export interface Card {
  readonly id: string;
  /** Where it is listed among the kinds, ascending. */
  readonly place: number;
  /** "Review". Within a sentence in lower case. */
  readonly name: string;
  /** Outline on a grid of 16 × 16: the `d` of an SVG path. */
  readonly icon: string;
  /** What is handed in: "Hand in this suite?". */
  readonly handsIn: string;
  /**
   * The learner's own work as the report shows it: the id of its part, and the noun. Null where the report has no such
   * part.
   */
  readonly own: { readonly id: string; readonly noun: string } | null;
  /** What the confidence is about, said to the learner and of several learners: "that your verdict is right". */
  readonly sureOf: { readonly yours: string; readonly theirs: string };
  /**
   * Whether this submission counts, said before it. `triedBefore`: how often the learner has submitted this exercise.
   */
  saysCounting(triedBefore: number): string;
  /**
   * What starting over is called, in lower case, where the report shows the key: the learner cannot improve what they
   * handed in. Null where they continue with it.
   */
  readonly startsOver: string | null;
  /** The learner makes a decision that they can be asked to defend: one of the two that a talk is about. */
  readonly isDecision: boolean;
  /** What learners should know of it beside their skills. */
  readonly skillNote?: string;
  /** The parts that `Kind.report.facts` counts, in the order of their tables. */
  readonly parts: readonly PartWords[];
}

/** A table of parts: what it is called, and what having one whole means. */
interface PartWords {
  readonly type: string;
  readonly title: string;
  readonly one: string;
  readonly had: string;
  readonly about: string;
  /** It is right, and looks wrong: the table says who called it wrong. */
  readonly isDecoy?: boolean;
}

/** `saysCounting` of kinds whose first three attempts count. */
export const firstThreeCount = (triedBefore: number): string =>
  triedBefore < 3
    ? `This is submission ${triedBefore + 1}. The first three are scored, and trying again costs nothing.`
    : "Your first three submissions were scored. This one is for practice.";
