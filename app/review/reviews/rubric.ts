import { KINDS, type KindId } from "~/kinds/registry";
import type { RubricLine } from "~/kinds/rules";

/**
 * What a mentor judges in addition to the score, for each kind: lines, each with steps from lowest to highest. The
 * chosen steps are evidence for skills, but never part of the score. If the meaning of a line or step changes, the
 * rubric needs a new version. Choices are stored with the version of their rubric.
 */
export const rubricOf = (kind: KindId): readonly RubricLine[] => KINDS[kind].rules.mentoring.rubric;

export const RUBRIC_VERSION = 1;

/** The names of a review form's fields: the verdict, and each line of the kind's rubric. */
export const fieldsOf = (kind: KindId): string[] => ["verdict", ...rubricOf(kind).map(({ id }) => `rubric-${id}`)];

/** Returns the steps chosen in a review form, keyed by line. Leaves out lines without a known step. */
export function choicesIn(
  lines: readonly RubricLine[],
  fields: Readonly<Record<string, string>>,
): Record<string, number> {
  const chosen = lines.flatMap(({ id, steps }) => {
    const step = steps.findIndex((_step, place) => String(place) === fields[`rubric-${id}`]);
    return step < 0 ? [] : [[id, step] as const];
  });
  return Object.fromEntries(chosen);
}
