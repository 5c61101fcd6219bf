import type { Files } from "~/sandbox/contract";
import type { Plain } from "~/ui/text/dress.server";
import { SUITE_PATH } from "./constants";
import type { TestContent } from "./content";
import type { TestDraft } from "./work";

/** What a learner sees of a test exercise before handing in. Whether the AI's code is wrong is theirs to find out. */
export interface TestOpen {
  /** Markdown. */
  readonly spec: string;
  /** The AI's code and what it imports, read-only, by path. */
  readonly files: readonly { readonly path: string; readonly text: string; readonly from: "shared" | "ai" }[];
  /** What the editor starts with. */
  readonly start: string;
  readonly suitePath: string;
  /** How many there are; each is asked for by itself. */
  readonly hints: number;
}

/** Pure; `open.ts` holds no parser, so a view may import it. */
export function openTest({ exercise, spec, shared, ai, start }: TestContent): TestOpen {
  const files = Object.entries({ ...shared, ...ai })
    .map(([path, text]) => ({ path, text, from: path in ai ? ("ai" as const) : ("shared" as const) }))
    .sort((a, b) => (a.from === b.from ? (a.path < b.path ? -1 : 1) : a.from === "ai" ? -1 : 1));
  return { spec, files, start, suitePath: SUITE_PATH, hints: exercise.hints.length };
}

export function emptyTestDraft(open: TestOpen): TestDraft {
  return { suite: open.start, confidence: null };
}

/** The learner's suite beside the AI's code, as it is run at once in the browser. */
export function runnableTest(open: TestOpen, draft: TestDraft): { files: Files; tests: readonly string[] } {
  const files = Object.fromEntries(open.files.map(({ path, text }) => [path, text]));
  return { files: { ...files, [open.suitePath]: draft.suite }, tests: [open.suitePath] };
}

/** Code by path, and the text that stands beside it. */
export function plainTest({ spec, files }: TestOpen): Plain {
  return { code: Object.fromEntries(files.map(({ path, text }) => [path, text])), prose: { spec } };
}
