import type { Files, MutatedFiles } from "~/sandbox/contract";
import { mutate } from "~/sandbox/mutants/mutants.server";
import type { TestContent } from "./content";

/**
 * The number of exercises whose mutants are cached. A hundred exercises' mutants take up a few megabytes, and
 * generating one exercise's mutants takes 70–230 ms.
 */
const MAX_KEPT = 100;
const kept = new Map<string, Promise<MutatedFiles>>();

/** Returns the mutants of an exercise's reference. */
export const mutantsOf = ({ exercise, reference }: TestContent): Promise<MutatedFiles> =>
  mutateOnce(reference, exercise.subject);

/** Returns the mutants of the given files, cached by the files' content. */
export function mutateOnce(files: Files, paths: readonly string[]): Promise<MutatedFiles> {
  const key = JSON.stringify([paths, paths.map((file) => files[file])]);
  const known = kept.get(key);
  if (known) return known;
  const made = mutate(files, paths);
  // If Onramp itself failed, the next call generates the mutants again.
  made.catch(() => kept.delete(key));
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, made);
  return made;
}
