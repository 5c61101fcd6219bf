import type { ReviewContent } from "~/kinds/review/content";
import { PROOF_PATH } from "~/kinds/review/content";
import type { ReviewFinding, ReviewWork } from "~/kinds/review/work";
import type { Sandbox } from "~/sandbox/contract";
import type { ReviewCheat } from "./cheat";
import { recorderProof } from "./recorder";

/** Findings that say nothing, on the change's first line, each with one of these proofs. */
function meaningless({ files }: ReviewContent, proofs: readonly string[]): ReviewWork {
  const file = files.find(({ status }) => status !== "deleted") ?? files[0]!;
  const findings = proofs.slice(0, 20).map(
    (proof, i): ReviewFinding => ({
      id: `f-${i}`,
      place: { file: file.path, side: "new", from: 1, to: 1 },
      class: "silly-logic",
      severity: "major",
      text: "Something is wrong with this code for its users.",
      proof,
      done: true,
    }),
  );
  return { findings, verdict: "request-changes", confidence: 90, read: [] };
}

/** What `look` evaluates to on the AI's code: a learner sees it by running a failing test in the browser. */
async function valueOnAi({ ai, meta }: ReviewContent, source: string | null, sandbox: Sandbox): Promise<string | null> {
  if (source === null) return null;
  const run = await sandbox.run({
    files: { ...ai, [PROOF_PATH]: source },
    tests: [PROOF_PATH],
    ...(meta.unitsPerTest ? { unitsPerTest: meta.unitsPerTest } : {}),
  });
  const message = run.tests[0]?.failures[0]?.message ?? "";
  return /seen<(.*?)>/s.exec(message)?.[1] ?? null;
}

const learn = 'throw new Error("seen<" + hash + ">");';

export const reviewCheats: readonly ReviewCheat[] = [
  {
    name: "a hash of many calls is not the AI's",
    why: "It fails on the AI's code and passes on every other version, whatever the issue is.",
    make: async ({ content, sandbox }) => {
      const hash = await valueOnAi(content, recorderProof(content, learn), sandbox);
      if (hash === null) return null;
      return meaningless(content, [recorderProof(content, `assert(hash).not.toBe(${hash});`)!]);
    },
  },
];
