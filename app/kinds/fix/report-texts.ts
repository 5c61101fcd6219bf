import { type ReportTexts, TEACHING } from "../report-texts";
import { SCRATCH_PATH } from "./constants";
import { type FixOpen, scratchOf } from "./open";
import type { FixReport } from "./report-schema";
import type { FixWork } from "./work";

/** Keys for the two sides of a changed file: its initial text and its changed text, both highlighted. */
export const startOf = (path: string) => `start:${path}`;
export const repairOf = (path: string) => `repair:${path}`;

export function textsOfFix(open: FixOpen, work: FixWork, { detail }: FixReport): ReportTexts {
  const files = open.files
    .filter(({ path, role }) => role === "editable" && detail.changed.includes(path))
    .map(({ path, text }) => ({ path, old: text, new: work.files[path] ?? text }));
  const scratch = scratchOf(open, work);
  const own = scratch === null ? files : [...files, { path: SCRATCH_PATH, old: null, new: scratch }];
  return {
    files: own,
    exercise: {
      code: { ...Object.fromEntries(files.map(({ path, old }) => [startOf(path), old])), ...detail.afterPass.tests },
      prose: { [TEACHING]: detail.teaching },
    },
    own: { code: Object.fromEntries(own.map((file) => [repairOf(file.path), file.new])), prose: {} },
  };
}
