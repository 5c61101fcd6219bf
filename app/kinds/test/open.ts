import type { Files } from "~/sandbox/contract";
import type { Plain } from "~/ui/text/dress.server";
import type { SeenFile } from "~/ui/workspace/own-notes";
import { SUITE_PATH } from "./constants";
import type { TestContent } from "./content";
import type { TestDraft } from "./work";

/**
 * The parts of a test exercise that a learner sees before handing in. They don't reveal whether the AI's code is wrong.
 */
export interface TestOpen {
  /** Markdown. */
  readonly spec: string;
  /** The AI's code and the files that it imports, read-only, with their paths. */
  readonly files: readonly { readonly path: string; readonly text: string; readonly from: "shared" | "ai" }[];
  /** The editor's initial text. */
  readonly start: string;
  readonly suitePath: string;
}

/** Selects the parts that a learner sees. Pure. This module imports no parser, so that views may import it. */
export function openTest({ spec, shared, ai, start }: TestContent): TestOpen {
  const files = Object.entries({ ...shared, ...ai })
    .map(([path, text]) => ({ path, text, from: path in ai ? ("ai" as const) : ("shared" as const) }))
    .sort((a, b) => (a.from === b.from ? (a.path < b.path ? -1 : 1) : a.from === "ai" ? -1 : 1));
  return { spec, files, start, suitePath: SUITE_PATH };
}

export function emptyTestDraft(open: TestOpen): TestDraft {
  return { suite: open.start, confidence: null };
}

export const startOfTest = ({ files }: TestOpen): Files =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));

/** Returns the files that the browser runs: the learner's suite and the AI's code. */
export function runnableTest(open: TestOpen, draft: TestDraft): { files: Files; tests: readonly string[] } {
  return { files: { ...startOfTest(open), [open.suitePath]: draft.suite }, tests: [open.suitePath] };
}

/** Returns the learner's suite, and the files that are shown next to it. */
export function filesInTest({ suitePath, files }: TestOpen, { suite }: Pick<TestDraft, "suite">): readonly SeenFile[] {
  return [{ path: suitePath, text: suite }, ...files].map(({ path, text }) => ({ path, text, side: "new" }));
}

/** Returns the code, keyed by path, and the specification's text. */
export function plainTest(open: TestOpen): Plain {
  return { code: startOfTest(open), prose: { spec: open.spec } };
}
