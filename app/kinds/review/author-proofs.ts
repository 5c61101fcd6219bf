import type { Failure, Sandbox } from "~/sandbox/contract";
import type { ReviewContent } from "./content";
import { type Runnable, resultOf } from "./proofs";
import { runOn } from "./run-proof";

/** Runs the proofs that an exercise's author wrote, and caches their results. */

/** A test by the author, and its failure on the AI's code. */
export interface AuthorProof {
  readonly source: string;
  readonly title: string[];
  readonly failure: Failure | null;
}

/** Cached per exercise, because the results are the same for every submission. */
const authorProofs = new WeakMap<Runnable, Promise<ReadonlyMap<string, AuthorProof>>>();

/** Returns the author's tests with their failures on the AI's code, keyed by issue. */
export function runAuthorProofs(
  content: Runnable & Pick<ReviewContent, "proofs">,
  sandbox: Sandbox,
): Promise<ReadonlyMap<string, AuthorProof>> {
  const known = authorProofs.get(content);
  if (known) return known;
  const made = Promise.all(
    Object.entries(content.proofs).map(async ([issue, source]) => {
      const run = await runOn(content.ai, source, content, sandbox);
      return [issue, { source, ...resultOf(run) }] as const;
    }),
  ).then((entries) => new Map(entries));
  authorProofs.set(content, made);
  // A failure in Onramp itself isn't cached, so the next submission tries again.
  made.catch(() => authorProofs.delete(content));
  return made;
}
