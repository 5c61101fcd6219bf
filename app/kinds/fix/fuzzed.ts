import type { Fuzzed } from "../fuzzed";
import type { FixContent } from "./content";

/** What a fix's properties are tried on. They follow from the report and the documents of the code. */
export const fuzzed: Fuzzed<FixContent> = {
  isRequired: () => false,
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
