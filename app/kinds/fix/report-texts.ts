import { type ReportTexts, TEACHING } from "../report-texts";
import type { FixOpen } from "./open";
import type { FixReport } from "./report-schema";
import type { FixWork } from "./work";

/** Keys for the two sides of a repaired file's highlighted text. */
export const startOf = (path: string) => `start:${path}`;
export const repairOf = (path: string) => `repair:${path}`;

export function textsOfFix(open: FixOpen, work: FixWork, { detail }: FixReport): ReportTexts {
  const files = open.files
    .filter(({ path, role }) => role === "editable" && detail.changed.includes(path))
    .map(({ path, text }) => ({ path, old: text, new: work.files[path] ?? text }));
  return {
    files,
    exercise: {
      code: { ...Object.fromEntries(files.map(({ path, old }) => [startOf(path), old])), ...detail.afterPass.tests },
      prose: { [TEACHING]: detail.teaching },
    },
    own: { code: Object.fromEntries(files.map((file) => [repairOf(file.path), file.new])), prose: {} },
  };
}
