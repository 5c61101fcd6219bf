import { KINDS, type KindId } from "~/kinds/registry";
import type { RubricLine } from "~/kinds/rules";

/**
 * What a mentor judges besides the score, for each kind: lines, each with its steps from lowest to highest. Evidence
 * for skills, never part of the score. A line or step whose meaning changes needs a new version; choices are stored
 * with the version that they were made with.
 */
export const rubricOf = (kind: KindId): readonly RubricLine[] => KINDS[kind].rules.mentoring.rubric;

export const RUBRIC_VERSION = 1;
