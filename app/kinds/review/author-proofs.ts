import type { Failure, Sandbox } from "~/sandbox/contract";
import type { ReviewContent } from "./content";
import { type Runnable, resultOf } from "./proofs";
import { runOn } from "./run-proof";

/** The proofs that an exercise's author wrote, and their results. */

/** An author's test, and how it fails on the AI's code. */
export interface AuthorProof {
  readonly source: string;
  readonly title: string[];
  readonly failure: Failure | null;
}

/** The results are the same for every submission, so these proofs run once for each exercise in memory. */
const authorProofs = new WeakMap<Runnable, Promise<ReadonlyMap<string, AuthorProof>>>();

/** The author's tests by issue, and how they fail on the AI's code. */
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
  // A failure of Onramp itself is not cached, so the next submission tries again.
  made.catch(() => authorProofs.delete(content));
  return made;
}
