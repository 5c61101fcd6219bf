import { useCallback, useMemo, useState } from "react";
import type { Sandbox } from "~/sandbox/contract";
import { runQuietly } from "../run-at-once";
import { isWhole } from "./findings";
import { type ReviewOpen, runnableReview, textOf } from "./open";
import type { ProofRun, Proofs } from "./proof";
import type { DraftFinding, ReviewDraft } from "./work";

/** Runs proofs on the AI's code in this browser, each on its own. */
export function useProofs(open: ReviewOpen, sandbox: () => Promise<Sandbox>): Proofs {
  const [runs, setRuns] = useState<ReadonlyMap<string, ProofRun>>(new Map());
  const run = useCallback(
    async (finding: DraftFinding) => {
      const source = finding.proof ?? "";
      const set = (part: ProofRun) => setRuns((old) => new Map(old).set(finding.id, part));
      set({ source, result: null, isRunning: true });
      const alone: ReviewDraft = { findings: [finding], verdict: null, confidence: null, read: [] };
      set({ source, result: await runQuietly(sandbox, runnableReview(open, alone)), isRunning: false });
    },
    [open, sandbox],
  );
  const files = useMemo(
    () => [
      ...open.others,
      ...open.files.flatMap((file) => {
        const text = textOf(file, "new");
        return text === null ? [] : [{ path: file.path, text }];
      }),
    ],
    [open],
  );
  return useMemo(() => ({ runs, run, files, startOf: (finding) => startOf(finding, open) }), [runs, run, files, open]);
}

/** The template of a proof: a test that imports the finding's file by its path in the change. */
function startOf({ place }: DraftFinding, open: ReviewOpen): string {
  const file = open.files.find(({ path }) => !isWhole(place) && path === place.file && !/\.test\.[jt]sx?$/.test(path));
  const source = file ?? open.files.find(({ path }) => !/\.test\.[jt]sx?$/.test(path));
  const text = (source && textOf(source, "new")) ?? "";
  const names = [...text.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm)].map(([, name]) => name);
  const path = source?.path.replace(/\.[jt]sx?$/, "") ?? "src/";
  return `import { expect, it } from "vitest";
import { ${names.join(", ")} } from "./${path}";

it("says what goes wrong", () => {
  expect(true).toBe(false);
});
`;
}
