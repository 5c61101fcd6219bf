import { useCallback, useMemo, useState } from "react";
import type { Sandbox } from "~/sandbox/contract";
import { runQuietly } from "../run-at-once";
import { type ReviewOpen, runnableReview } from "./open";
import type { ProofRun, Proofs } from "./proof";
import { filesOf, keptProof, textOfProof } from "./proof-start";
import type { DraftFinding, ReviewDraft } from "./work";

/** Runs proofs on the AI's code in this browser, each in a separate run. */
export function useProofs(open: ReviewOpen, sandbox: () => Promise<Sandbox>): Omit<Proofs, "show"> {
  const [runs, setRuns] = useState<ReadonlyMap<string, ProofRun>>(new Map());
  const run = useCallback(
    async (finding: DraftFinding) => {
      const source = textOfProof(finding, open);
      const set = (part: ProofRun) => setRuns((old) => new Map(old).set(finding.id, part));
      set({ source, result: null, isRunning: true });
      const alone: ReviewDraft = {
        findings: [{ ...finding, proof: source }],
        verdict: null,
        confidence: null,
        read: [],
      };
      set({ source, result: await runQuietly(sandbox, runnableReview(open, alone)), isRunning: false });
    },
    [open, sandbox],
  );
  return useMemo(
    () => ({
      runs,
      run,
      files: filesOf(open),
      textOf: (finding) => textOfProof(finding, open),
      keep: (text, finding) => keptProof(text, finding, open),
    }),
    [runs, run, open],
  );
}
