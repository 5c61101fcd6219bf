import type { Feature } from "~/kinds/features";
import { isTestFile } from "~/kinds/review/content";

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
 * Whether the code at stake is in more than one source file: what a review's change touches, what a test exercise
 * tests, what a fix may change. A file of types beside it does not count.
 */
export const hasSeveralFiles = ({ subject }: { readonly subject: readonly string[] }): boolean =>
  subject.filter(isSource).length > 1;
