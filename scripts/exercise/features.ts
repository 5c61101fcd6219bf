import type { Feature } from "~/kinds/features";
import type { FixContent } from "~/kinds/fix/content";
import type { KindId } from "~/kinds/kind";
import { isTestFile, type ReviewContent } from "~/kinds/review/content";
import type { TestContent } from "~/kinds/test/content";

/** How many first forms of a catalogue of sixty have each feature. */
export const WANTED_FEATURES: Readonly<Record<Feature, number>> = {
  "types-lie": 8,
  "web-and-data": 8,
  async: 5,
  speed: 4,
  "wrong-tests": 4,
  package: 3,
  "docs-and-naming": 3,
  "ai-feature": 3,
  refactor: 3,
  "business-cost": 4,
};
export const WANTED_SEVERAL_FILES = 15;

/** Code of the project itself: neither its tests nor what only these import. */
const isSource = (path: string) => /\.[cm]?[jt]s$/.test(path) && !isTestFile(path) && !path.startsWith("tests/");

/**
 * Whether the code at stake is in more than one source file: what a review's change touches, what a test exercise tests,
 * what a fix may change. A file of types beside it does not count.
 */
export function hasSeveralFiles({ kind, content }: { readonly kind: KindId; readonly content: unknown }): boolean {
  return atStake(kind, content).filter(isSource).length > 1;
}

function atStake(kind: KindId, content: unknown): readonly string[] {
  switch (kind) {
    case "review":
      return (content as ReviewContent).files.map(({ path }) => path);
    case "test":
      return (content as TestContent).exercise.subject;
    case "fix":
      return (content as FixContent).exercise.editable;
  }
}
