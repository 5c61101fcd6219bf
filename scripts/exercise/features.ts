import type { Feature } from "~/kinds/features";
import { isTestFile } from "~/kinds/test-file";

/** How many first forms in a catalogue of 60 should have each feature. */
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

/** Whether a path is a source file in the exercise's project, as opposed to a test or a file that only tests import. */
const isSource = (path: string) => /\.[cm]?[jt]s$/.test(path) && !isTestFile(path) && !path.startsWith("tests/");

/** Whether the relevant code (`Kind.author.subject`) is in more than one source file. */
export const hasSeveralFiles = ({ subject }: { readonly subject: readonly string[] }): boolean =>
  subject.filter(isSource).length > 1;
