import type { Sandbox } from "~/sandbox/contract";
import type { Problem } from "../exercise";
import type { CheckLine } from "../kind";
import { lineOfTest } from "../source-check";
import type { FixContent } from "./content";
import { repaired, testsOf } from "./run-repair";
import { passing, stubbed } from "./stubs";

/**
 * Checks that hidden tests use only their own helpers, because learners must not see or change code on which these
 * tests rely.
 */
export function checkHelpers({ hidden }: FixContent): Problem[] {
  return Object.entries(hidden).flatMap(([file, text]) => {
    const line = text.split("\n").findIndex((one) => /\bfrom\s+["']\.\.\/(\.\.\/)*tests\//.test(one)) + 1;
    const message = "imports a helper of the visible tests: copy the helper into hidden/, where learners don't see it";
    return line === 0 ? [] : [{ file, line, message }];
  });
}

/**
 * Checks that no hidden test passes if every function in the code is replaced by a stub. A stub returns or throws a
 * value that only a careless assertion accepts. Tests that don't call the code are skipped.
 */
export async function* checkStubs(content: FixContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const paths = content.exercise.editable.filter((path) => /\.[jt]s$/.test(path));
  if (paths.length === 0) return;
  const { unitsPerTest } = content.exercise;
  const tests = testsOf(content).filter((path) => path in content.hidden);
  const { files, mutated } = stubbed(repaired(content, content.reference), paths);
  const { baseline, kills, stopped } = await sandbox.matrix({ files, tests, mutated, unitsPerTest });
  if (stopped) yield { type: "evidence", message: `the stubs could not be tried: ${stopped.message}` };
  const found = passing(kills);
  for (const { id, file, title } of baseline.tests) {
    const stub = found.get(id);
    if (stub === undefined) continue;
    const message = `"${title.join(" › ")}" passes when each function of the code ${stub}: assert the returned value and its type`;
    yield { type: "problem", file, line: lineOfTest(content.folder[file], title), message };
  }
}
