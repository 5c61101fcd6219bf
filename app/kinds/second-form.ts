import type { Meta, Problem } from "./exercise";
import type { KindId } from "./registry";

/**
 * Checks second forms. A second form is another exercise with the same kind, skills, classes and difficulty, which
 * learners do to refresh a skill. Its `exercise.json` specifies the first form. See exercises/README.md, "Second
 * forms".
 */

/** The exercise data that is used to compare two forms. */
export interface Form {
  readonly kind: KindId;
  readonly meta: Meta;
}

const sameWords = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();

/**
 * Returns the reasons why an exercise is not a valid second form of `first`, the exercise that it specifies as its
 * first form. `first` is null if no such exercise exists.
 */
export function problemsOfSecondForm(second: Form, first: Form | null): Problem[] {
  const name = second.meta.secondFormOf;
  const problems: Problem[] = [];
  const say = (message: string) => problems.push({ file: "exercise.json", message });
  if (!first) {
    say(`"secondFormOf" names ${name}, but no exercise has that folder name`);
    return problems;
  }
  if (first.meta.secondFormOf)
    say(`"secondFormOf" names ${name}, which is a second form itself: name ${first.meta.secondFormOf}`);
  const must = (field: string, wanted: string) =>
    say(`"${field}" must be the same as in its first form ${name}: ${wanted || "none"}`);
  if (second.kind !== first.kind) must("kind", first.kind);
  if (second.meta.difficulty !== first.meta.difficulty) must("difficulty", String(first.meta.difficulty));
  for (const field of ["skills", "classes"] as const)
    if (!sameWords(second.meta[field], first.meta[field])) must(field, first.meta[field].join(", "));
  return problems;
}
