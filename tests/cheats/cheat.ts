import type { FixContent } from "~/kinds/fix/content";
import type { FixWork } from "~/kinds/fix/work";
import type { ReviewContent } from "~/kinds/review/content";
import type { ReviewWork } from "~/kinds/review/work";
import type { TestContent } from "~/kinds/test/content";
import type { TestWork } from "~/kinds/test/work";
import type { Sandbox } from "~/sandbox/contract";

/**
 * A way to score points without understanding the exercise. `make` may use what a learner sees before submission and
 * what they can run in their browser, but never the key or the hidden files, which are in `content` only because the
 * graders need them.
 */
export interface Cheat<Content, Work> {
  /** Unique across all kinds: the name of the row in `npm run bench:cheats` and of the test. */
  readonly name: string;
  /** What the trick is, and why it could work. */
  readonly why: string;
  /**
   * Set if the cheat's tests assert what the AI's code returns. If that code is correct, these tests are correct and
   * earn points. In addition to the usual limit, a cheat of this type must never pass an exercise in which the AI's
   * code is wrong.
   */
  readonly copiesAi?: true;
  /** The work to hand in; null if the trick doesn't apply to this exercise. */
  make(input: CheatInput<Content>): Work | null | Promise<Work | null>;
}

export interface CheatInput<Content> {
  readonly slug: string;
  readonly content: Content;
  readonly sandbox: Sandbox;
}

export type ReviewCheat = Cheat<ReviewContent, ReviewWork>;
export type TestCheat = Cheat<TestContent, TestWork>;
export type FixCheat = Cheat<FixContent, FixWork>;
