/** Submissions of each kind, made from the exercises' own files. */
import { readFolder } from "~/catalogue/folder.server";
import type { FixContent } from "~/kinds/fix/content";
import { readExercise } from "~/kinds/read-exercise";
import type { SomeKind } from "~/kinds/registry";
import type { TestContent } from "~/kinds/test/content";
import type { Sandbox } from "~/sandbox/contract";
import { folderOf } from "./catalogue";

const CONFIDENCE = 80;

/** Grades one submission for the exercise in this sandbox, and returns the report as text. */
export async function gradeOne(slug: string, sandbox: Sandbox): Promise<string> {
  const { kind, content } = readExercise(await readFolder(folderOf(slug)));
  const work = kind.work.schema.parse(workOf(kind, content));
  return JSON.stringify(await kind.grade({ content, work, seed: "repeat" }, sandbox));
}

/**
 * Returns the work with the longest report: a review that proves its findings, a suite that kills mutants, or a fix
 * that fails.
 */
function workOf(kind: SomeKind, content: unknown): unknown {
  if (kind.id === "test") return { suite: (content as TestContent).suites.model, confidence: CONFIDENCE };
  if (kind.id !== "fix") return kind.samples(content)[0]!.work;
  const { repairs } = content as FixContent;
  return { files: repairs.find(({ role }) => role === "wrong")!.files, confidence: CONFIDENCE };
}
