import { PASSED_BY_A_PERSON, type ShownResult } from "../shown-result";
import type { FixReport } from "./report-schema";

/** Returns a passed fix in the form in which its learner may show it to others. The diff is in the report's files. */
export function resultOfFix({ status, detail: { defects, speed, structure, kept } }: FixReport): ShownResult {
  const held = kept.filter(({ holds }) => holds).length;
  const stays = `preserved ${held} of ${kept.length} behaviours that had to stay the same`;
  // A refactoring exercise has no defects. Its limits are measured on the code itself, not with tests.
  const result =
    structure.length > 0
      ? `Met ${sayMet(structure, "limit")} on the code’s structure and, according to hidden tests, ${stays}.`
      : `According to hidden tests: fixed ${sayMet([...defects, ...speed], "defect")}, and ${stays}.`;
  return { result: status === "passed" ? result : PASSED_BY_A_PERSON, findings: [] };
}

function sayMet(goals: readonly { readonly share: number }[], noun: string): string {
  const met = goals.filter(({ share }) => share === 1).length;
  return `${met} of ${goals.length} ${goals.length === 1 ? noun : `${noun}s`}`;
}
