import type { Files } from "~/sandbox/contract";
import type { Plain } from "~/ui/text/dress.server";
import type { SeenFile } from "~/ui/workspace/own-notes";
import { startOfOwnTest } from "../own-test";
import { SCRATCH_PATH } from "./constants";
import type { FixContent } from "./content";
import type { FixDraft } from "./work";

/** What a learner sees of a fix exercise before handing in. */
export interface FixOpen {
  /** The bug report, Markdown. */
  readonly report: string;
  /** Files to change first, then the others, then the visible tests. */
  readonly files: readonly { readonly path: string; readonly text: string; readonly role: FileRole }[];
  /** Paths of the visible tests. */
  readonly tests: readonly string[];
  /** The number of hints; learners ask for them one by one. */
  readonly hints: number;
}

export type FileRole = "editable" | "fixed" | "test";
const ROLES: readonly FileRole[] = ["editable", "fixed", "test"];
/** What the workspace says beside a file's name. "own" is the learner's own test. */
export const ROLE_WORDS = { editable: "", fixed: "read only", test: "visible test", own: "never graded" } as const;

/** Paths of the visible tests, in the order they are run. */
export function visibleTests(code: Files): string[] {
  return Object.keys(code)
    .filter((path) => /\.test\.(ts|js)$/.test(path))
    .sort();
}

/** The visible tests and their helpers: like hidden files, the code under test cannot reach them. */
export const testSide = (code: Files): string[] => Object.keys(code).filter((path) => path.startsWith("tests/"));

/** Pure, and this module imports no parser, so that views may import it. */
export function openFix({ exercise, report, code }: FixContent): FixOpen {
  const tests = visibleTests(code);
  const roleOf = (path: string): FileRole =>
    tests.includes(path) ? "test" : exercise.editable.includes(path) ? "editable" : "fixed";
  const files = Object.entries(code)
    .map(([path, text]) => ({ path, text, role: roleOf(path) }))
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || (a.path < b.path ? -1 : 1));
  return { report, files, tests, hints: exercise.hints.length };
}

export function emptyFixDraft(): FixDraft {
  return { files: {}, confidence: null };
}

/** The draft over the AI's code with the visible tests, as the browser runs it. */
export function runnableFix(open: FixOpen, draft: FixDraft): { files: Files; tests: readonly string[] } {
  const files = open.files.map(({ path, text, role }) => [
    path,
    role === "editable" ? (draft.files[path] ?? text) : text,
  ]);
  return { files: Object.fromEntries(files), tests: open.tests };
}

/**
 * The learner's own test with their code, as the browser runs it. It runs alone, so that it can't affect the visible
 * tests.
 */
export function runnableScratch(open: FixOpen, draft: FixDraft): { files: Files; tests: readonly string[] } {
  const { files } = runnableFix(open, draft);
  return { files: { ...files, [SCRATCH_PATH]: draft.scratch ?? "" }, tests: [SCRATCH_PATH] };
}

/** The initial text of the learner's own test, which imports the first file that may be changed. */
export const startOfScratch = ({ files }: FixOpen): string => startOfOwnTest(files);

/** The learner's own test as others see it; null if there is none, or nothing was written. */
export function scratchOf(open: FixOpen, { scratch = "" }: Pick<FixDraft, "scratch">): string | null {
  return scratch.trim() === "" || scratch === startOfScratch(open) ? null : scratch;
}

/** The files in the learner's version, and their own test if they have written one. */
export function filesInFix(open: FixOpen, draft: FixDraft): readonly SeenFile[] {
  const own = draft.scratch === undefined ? [] : [{ path: SCRATCH_PATH, text: draft.scratch, role: "own" as const }];
  return [...open.files, ...own].map(({ path, text, role }) => ({
    path,
    text: role === "editable" ? (draft.files[path] ?? text) : text,
    side: "new",
    note: ROLE_WORDS[role],
  }));
}

/** Code by path, and the bug report's text. */
export function plainFix({ report, files }: FixOpen): Plain {
  return { code: Object.fromEntries(files.map(({ path, text }) => [path, text])), prose: { report } };
}
