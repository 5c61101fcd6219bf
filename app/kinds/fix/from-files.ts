import type { Files } from "~/sandbox/contract";
import { type FromFiles, readWorkJson, sayField, WORK_JSON, type WorkFiles } from "../work-folder";
import { ANSWER_PATH } from "./constants";
import type { FixContent } from "./content";

/**
 * Returns which files in a folder are read as work: the editable files at their own paths and, if present, the answer
 * to the question after a pass, in the tests folder.
 */
export function workFilesOfFix({ exercise, code, hidden, question }: FixContent): WorkFiles {
  const { editable } = exercise;
  const given = Object.entries({ ...code, ...hidden }).filter(([path]) => !editable.includes(path));
  return { own: [...editable, ...(question ? [ANSWER_PATH] : []), WORK_JSON], given: Object.fromEntries(given) };
}

export function fixFromFiles({ exercise }: FixContent, files: Files, confidence: number | null): FromFiles {
  const own = Object.fromEntries(exercise.editable.flatMap((path) => (path in files ? [[path, files[path]!]] : [])));
  const said = readWorkJson(files);
  const problems = [...said.problems];
  if (Object.keys(own).length === 0)
    problems.push({ at: "", message: `contains none of the files you can change: ${exercise.editable.join(", ")}` });
  const work = { files: own, confidence: confidence ?? said.confidence };
  return {
    work,
    problems,
    at: ([field, path]) => (field === "files" && path !== undefined ? String(path) : sayField([field!])),
    ...(files[ANSWER_PATH] !== undefined && { answer: files[ANSWER_PATH] }),
  };
}
