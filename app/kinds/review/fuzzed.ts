import type { Fuzzed } from "../fuzzed";
import type { ReviewContent } from "./content";
import { truthOf } from "./score";

/**
 * The versions of the code on which a review exercise's properties are tested. The properties follow from the task and
 * the code base before the change.
 */
export const fuzzed: Fuzzed<ReviewContent> = {
  isRequired: () => true,
  texts: ({ task, before }) => ({ "task.md": task, ...before }),
  versions({ ai, variants, key }) {
    const reference = { name: "the reference", files: variants.reference, isRight: true, issues: [] };
    const isClean = truthOf(key.issues) !== "flawed";
    const issues = isClean ? key.issues.map(({ id }) => id) : [];
    const change = {
      name: isClean ? "the clean change" : "the AI's code",
      files: ai,
      isRight: isClean,
      issues,
    };
    // A change without issues is itself the reference.
    return key.issues.length === 0 ? [reference] : [reference, change];
  },
};
