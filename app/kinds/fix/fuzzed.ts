import type { Fuzzed } from "../fuzzed";
import type { FixContent } from "./content";

/**
 * The versions of the code on which a fix exercise's properties are tested. The properties follow from the bug report
 * and the code's documents.
 */
export const fuzzed: Fuzzed<FixContent> = {
  // An imported exercise has its original author's report and tests.
  isRequired: ({ exercise }) => exercise.origin.type !== "imported",
  texts: ({ report, code }) => ({
    "report.md": report,
    ...Object.fromEntries(Object.entries(code).filter(([path]) => path.endsWith(".md"))),
  }),
  versions: ({ code, reference, repairs }) => [
    { name: "the reference", files: { ...code, ...reference }, isRight: true, issues: [] },
    ...repairs
      .filter(({ role }) => role === "right")
      .map(({ id, files }) => ({ name: `fixes/${id}`, files: { ...code, ...files }, isRight: true, issues: [] })),
    { name: "the AI's code", files: code, isRight: false, issues: [] },
  ],
};
