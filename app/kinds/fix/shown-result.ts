import type { ShownResult } from "../shown-result";
import type { FixReport } from "./report-schema";

/** A passed repair as its learner may show it. Its diff is in the report's files. */
export function resultOfFix({ detail: { defects, speed, structure, kept } }: FixReport): ShownResult {
  const all = [...defects, ...speed, ...structure];
  const fixed = all.filter(({ share }) => share === 1).length;
  const held = kept.filter(({ holds }) => holds).length;
  return {
    result: `According to hidden tests: fixed ${fixed} of ${all.length} ${all.length === 1 ? "defect" : "defects"}, and preserved ${held} of ${kept.length} behaviours that had to stay the same.`,
    findings: [],
  };
}
