import type { Files } from "~/sandbox/contract";
import type { Plain } from "~/ui/text/dress.server";
import type { SeenFile } from "~/ui/workspace/own-notes";
import { startOfOwnTest } from "../own-test";
import { SCRATCH_PATH } from "./constants";
import type { FixContent } from "./content";
import type { FixDraft } from "./work";

/** The parts of a fix exercise that a learner sees before handing in. */
export interface FixOpen {
  /** The bug report, Markdown. */
  readonly report: string;
  /** The files in display order: first the editable files, then the other files, then the visible tests. */
  readonly files: readonly { readonly path: string; readonly text: string; readonly role: FileRole }[];
  /** Paths of the visible tests. */
  readonly tests: readonly string[];
}

export type FileRole = "editable" | "fixed" | "test";
const ROLES: readonly FileRole[] = ["editable", "fixed", "test"];
/** The label for a file's role, which the workspace shows next to the file's name. "own" is the learner's own test. */
export const ROLE_WORDS = { editable: "", fixed: "read only", test: "visible test", own: "never graded" } as const;

/** Returns the paths of the visible tests, in the order in which they run. */
export function visibleTests(code: Files): string[] {
  return Object.keys(code)
    .filter((path) => /\.test\.(ts|js)$/.test(path))
    .sort();
}

/**
 * Returns the paths of the visible tests and their helpers. The code under test can't access these files, just as it
 * can't access hidden files.
 */
export const testSide = (code: Files): string[] => Object.keys(code).filter((path) => path.startsWith("tests/"));

/** Selects what a learner sees. Pure. This module imports no parser, so that views may import it. */
export function openFix({ exercise, report, code }: FixContent): FixOpen {
  const tests = visibleTests(code);
  const roleOf = (path: string): FileRole =>
    tests.includes(path) ? "test" : exercise.editable.includes(path) ? "editable" : "fixed";
  const files = Object.entries(code)
    .map(([path, text]) => ({ path, text, role: roleOf(path) }))
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || (a.path < b.path ? -1 : 1));
  return { report, files, tests };
}

export const startOfFix = ({ files }: FixOpen): Files =>
  Object.fromEntries(files.map(({ path, text }) => [path, text]));

export function emptyFixDraft(): FixDraft {
  return { files: {}, confidence: null };
}

/**
 * Returns the files that the browser runs: the AI's code and the visible tests, with the draft's files in place of the
 * AI's.
 */
export function runnableFix(open: FixOpen, draft: FixDraft): { files: Files; tests: readonly string[] } {
  const files = open.files.map(({ path, text, role }) => [
    path,
    role === "editable" ? (draft.files[path] ?? text) : text,
  ]);
  return { files: Object.fromEntries(files), tests: open.tests };
}

/**
 * Returns the files with which the browser runs the learner's own test. This test runs alone, so that it can't affect
 * the visible tests.
 */
export function runnableScratch(open: FixOpen, draft: FixDraft): { files: Files; tests: readonly string[] } {
  const { files } = runnableFix(open, draft);
  return { files: { ...files, [SCRATCH_PATH]: draft.scratch ?? "" }, tests: [SCRATCH_PATH] };
}

/** Returns the initial text of the learner's own test, which imports the first editable file. */
export const startOfScratch = ({ files }: FixOpen): string => startOfOwnTest(files);

/**
 * Returns the learner's own test as others see it. Null if the learner wrote no test, or left its initial text
 * unchanged.
 */
export function scratchOf(open: FixOpen, { scratch = "" }: Pick<FixDraft, "scratch">): string | null {
  return scratch.trim() === "" || scratch === startOfScratch(open) ? null : scratch;
}

/** Returns the files with the learner's changes, and the learner's own test if there is one. */
export function filesInFix(open: FixOpen, draft: FixDraft): readonly SeenFile[] {
  const own = draft.scratch === undefined ? [] : [{ path: SCRATCH_PATH, text: draft.scratch, role: "own" as const }];
  return [...open.files, ...own].map(({ path, text, role }) => ({
    path,
    text: role === "editable" ? (draft.files[path] ?? text) : text,
    side: "new",
    note: ROLE_WORDS[role],
  }));
}

/** Returns the code, keyed by path, and the bug report's text. */
export function plainFix({ report, files }: FixOpen): Plain {
  return { code: Object.fromEntries(files.map(({ path, text }) => [path, text])), prose: { report } };
}
