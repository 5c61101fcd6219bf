import type { Files, MutatedFiles } from "~/sandbox/contract";
import { mutate } from "~/sandbox/mutants.server";
import type { TestContent } from "./content";

/**
 * How many exercises' mutants are cached. The mutants of a hundred exercises take a few megabytes, and making the
 * mutants of one exercise takes 70–230 ms.
 */
const MAX_KEPT = 100;
const kept = new Map<string, Promise<MutatedFiles>>();

/** The mutants of an exercise's reference. */
export const mutantsOf = ({ exercise, reference }: TestContent): Promise<MutatedFiles> =>
  mutateOnce(reference, exercise.subject);

/** The mutants of these sources, cached by the sources' text. */
export function mutateOnce(files: Files, paths: readonly string[]): Promise<MutatedFiles> {
  const key = JSON.stringify([paths, paths.map((file) => files[file])]);
  const known = kept.get(key);
  if (known) return known;
  const made = mutate(files, paths);
  // If Onramp itself failed, the next call tries again.
  made.catch(() => kept.delete(key));
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, made);
  return made;
}
