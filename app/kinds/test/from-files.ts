import type { Files } from "~/sandbox/contract";
import { type FromFiles, readWorkJson, sayField, WORK_JSON, type WorkFiles } from "../work-folder";
import { SUITE_PATH } from "./constants";
import type { TestContent } from "./content";

/**
 * Returns which files in a folder are read as work: the suite, at the path where it runs. The folder may also contain
 * the AI's code and the files that it imports.
 */
export function workFilesOfTest({ shared, ai }: TestContent): WorkFiles {
  return { own: [SUITE_PATH, WORK_JSON], given: { ...shared, ...ai } };
}

export function testFromFiles(_content: TestContent, files: Files, confidence: number | null): FromFiles {
  const suite = files[SUITE_PATH];
  const said = readWorkJson(files);
  const problems = [...said.problems];
  if (suite === undefined) problems.push({ at: SUITE_PATH, message: "is missing: write your suite there" });
  const work = { suite, confidence: confidence ?? said.confidence };
  return {
    work,
    problems,
    at: (path) => (path[0] === "suite" ? SUITE_PATH : sayField(path)),
  };
}
