import type { ShownWork } from "../shown-work";
import { type ReviewOpen, textOf } from "./open";
import { VERDICT_LABELS } from "./verdict";
import type { ReviewWork } from "./work";

/**
 * Returns the verdict, and the findings on their lines. Files without a finding are omitted, because readers know the
 * change.
 */
export function shownReview({ files }: ReviewOpen, { findings, verdict }: ReviewWork): ShownWork {
  const hasFinding = (path: string) => findings.some(({ place }) => !("whole" in place) && place.file === path);
  return {
    says: `${VERDICT_LABELS[verdict]}${findings.length === 0 ? ", without findings" : ""}.`,
    files: files
      .filter(({ path }) => hasFinding(path))
      .map((file) => ({ path: file.path, old: textOf(file, "old"), new: textOf(file, "new") })),
    notes: findings.map(({ id, place, class: defect, severity, text, proof }) => ({
      id,
      at: "whole" in place ? null : place,
      title: `${defect}, ${severity}`,
      text,
      code: proof,
    })),
  };
}
