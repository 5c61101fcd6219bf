import { KINDS, type KindId } from "~/kinds/registry";
import type { RubricLine } from "~/kinds/rules";

/**
 * What a mentor judges beside the score, for each kind: lines, each with its steps from least to most. It is evidence
 * for skills, never a part of the score. A line or step that changes its meaning gets a new version; what was chosen is
 * kept with the version that it was chosen by.
 */
export const rubricOf = (kind: KindId): readonly RubricLine[] => KINDS[kind].rules.mentoring.rubric;

export const RUBRIC_VERSION = 1;
