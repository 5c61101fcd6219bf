import { type Files, type RunResult, type Sandbox, UNITS_PER_TEST } from "~/sandbox/contract";
import { sayFailure } from "../failure-words";
import { ANSWER_PATH } from "./constants";
import type { FixContent } from "./content";
import { repaired } from "./run-repair";
import type { FixWork } from "./work";

/** Whether a learner's answer demonstrates the old bug, with a message for the learner. */
export interface Explanation {
  readonly holds: boolean;
  readonly message: string;
}

/**
 * Runs an answer to the question after a pass. The answer is a test file that must fail on the AI's code and pass on
 * the submission. It must also pass on a correct fix by the author. Otherwise, it could merely detect a name that only
 * the learner's code exports. The hidden tests aren't part of these runs, so the answer can't rely on them.
 */
export async function explain(
  { content, work, answer }: { content: FixContent; work: FixWork; answer: string },
  sandbox: Sandbox,
): Promise<Explanation> {
  const { unitsPerTest } = content.exercise;
  const hidden = new Set(Object.keys(content.hidden));
  const now = Object.entries(repaired(content, work.files)).filter(([path]) => !hidden.has(path));
  const run = (files: Files) =>
    sandbox.run({
      files: { ...files, [ANSWER_PATH]: answer },
      tests: [ANSWER_PATH],
      unitsPerTest,
      unitsInAll: 2 * (unitsPerTest ?? UNITS_PER_TEST),
    });
  const [before, after] = await Promise.all([run(content.code), run(Object.fromEntries(now))]);
  const judged = judgeAnswer(before!, after!);
  if (!judged.holds) return judged;
  const right = [
    content.reference,
    ...content.repairs.filter(({ role }) => role === "right").map(({ files }) => files),
  ];
  for (const files of right) if (judgeAnswer(before!, await run({ ...content.code, ...files })).holds) return judged;
  return { holds: false, message: "Your example fails on another correct fix: show the bug from the report." };
}

/** Judges an answer. `before`: its result on the AI's code. `after`: its result on the fix. */
function judgeAnswer(before: RunResult, after: RunResult): Explanation {
  if (after.outcome !== "completed")
    return { holds: false, message: `Your example did not run: ${after.failure?.message ?? "the file has no tests"}` };
  const failed = after.tests.find((test) => test.status === "failed");
  if (failed) {
    const why = failed.failures[0] ? sayFailure(failed.failures[0]) : "";
    return { holds: false, message: `“${failed.title.at(-1)}” does not pass on your fix: ${why}` };
  }
  const shown = after.tests.filter((test) => test.status === "passed" && test.assertions > 0);
  if (shown.length === 0)
    return { holds: false, message: "Your example asserts nothing: assert the result you expect." };
  const breaks = (id: string) =>
    before.outcome !== "completed" || before.tests.find((t) => t.id === id)?.status === "failed";
  const witness = shown.find((test) => breaks(test.id));
  return witness
    ? { holds: true, message: `“${witness.title.at(-1)}” fails on the AI’s code and passes on yours.` }
    : { holds: false, message: "Your example also passes on the AI’s code: pick an input for which that code fails." };
}
