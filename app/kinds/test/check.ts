import type { Mutant, RunResult, Sandbox } from "~/sandbox/contract";
import type { Problem } from "../exercise";
import type { CheckLine } from "../kind";
import { withMutant } from "../mutant-text";
import { checkPlatform, checkSources, lineOfTest } from "../source-check";
import { checkGiven, checkOpen } from "./check-open";
import { checkShape, inJson } from "./check-shape";
import { CHECK_INPUTS, MAX_MUTANTS, SCORE_TOLERANCE, SUITE_PATH } from "./constants";
import { SUITE_NAMES, type SuiteName, type TestContent } from "./content";
import { judgeMutants } from "./equivalence/likely";
import { mutantsOf } from "./mutants";
import { observe } from "./observe";
import { mistakesOf, rightVersionsOf, runSuite, type SuiteRun, sortMutants } from "./run-suite";
import { countedTests } from "./score";

/** Checks a test exercise by running it: exercises/README.md, "An exercise is good if", point 5. */
export async function* checkTest(content: TestContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const problems: Problem[] = [...checkSources(content.folder), ...checkShape(content)];
  problems.push(...(await checkPlatform(content.folder, sandbox)));
  for (const problem of problems) yield { type: "problem", ...problem };

  const { mutants } = await mutantsOf(content);
  yield* checkMarks(content, mutants, sandbox);
  const runs = new Map<SuiteName, SuiteRun>();
  for (const name of SUITE_NAMES) {
    const run = await runSuite(content, content.suites[name], sandbox);
    runs.set(name, run);
    yield* checkSuite(content, name, run);
  }
  yield* checkModel(content, runs.get("model")!, sandbox);
  yield* checkMistakes(content, sandbox);
  yield* checkStart(content, sandbox);
  yield* checkOpen(content, sandbox);
  yield* checkGiven(content, runs.get("happy-path")!, sandbox);
}

/**
 * Checks the entries under "allowed". They must refer to existing mutants, leave 1 to `MAX_MUTANTS` counted mutants,
 * and not be refuted by seeded inputs.
 */
async function* checkMarks(
  content: TestContent,
  mutants: readonly Mutant[],
  sandbox: Sandbox,
): AsyncIterable<CheckLine> {
  const { counted } = sortMutants(content, mutants);
  if (counted.length === 0)
    yield inJson(content, ["allowed"], "no mutants count: add files to `subject`, or exclude fewer mutants");
  if (counted.length > MAX_MUTANTS)
    yield inJson(
      content,
      ["subject"],
      `${counted.length} mutants count, but at most ${MAX_MUTANTS} may count: name fewer files in \`subject\``,
    );
  const trial = await observe(content, content.reference, CHECK_INPUTS, sandbox);
  if (trial.witness || trial.stopped) {
    const why = trial.witness ? `the reference gives different results on ${trial.witness.input}` : trial.stopped;
    yield { type: "problem", file: "inputs.ts", message: `cannot be run on ${CHECK_INPUTS} inputs: ${why}` };
    return;
  }
  const marks = content.exercise.allowed.map(async ({ mutant: id }, i) => {
    const mutant = mutants.find((m) => m.id === id);
    if (!mutant) return inJson(content, ["allowed", i, "mutant"], `there is no mutant "${id}" (--explain lists them)`);
    const { witness, stopped } = await observe(content, withMutant(content.reference, mutant), CHECK_INPUTS, sandbox);
    if (!witness && stopped === null) return null;
    const found = witness
      ? `for the input (${witness.input}), the reference ${does(witness.right)}, the mutant ${does(witness.wrong)}, and no alternative does the same as the mutant`
      : `the mutant stops: ${stopped}`;
    return inJson(content, ["allowed", i, "mutant"], `the reason for allowing "${id}" is wrong: ${found}`);
  });
  for (const line of await Promise.all(marks)) if (line) yield line;
  yield {
    type: "evidence",
    message: `mutants: ${counted.length} count, ${mutants.length - counted.length} don't count`,
  };
  for (const { id, original, replacement } of counted) {
    yield { type: "evidence", message: `  ${JSON.stringify(id)}  ${oneLine(original)} → ${oneLine(replacement)}` };
  }
}

const ADVICE = {
  empty: "add an assertion",
  skipped: "remove the skip, so that the test runs",
  heavy: "use fewer or smaller inputs",
  broad: "one assertion combines many answers into one value. Split it",
  unexamined:
    "checking whether it is too broad exceeds the work limit. Use fewer calls, or one assertion for each answer",
} as const;

/** Describes a version's answer: "gives 3" or "throws RangeError". */
const does = (answer: string) => (answer.startsWith("throws ") ? answer : `gives ${answer}`);

const oneLine = (code: string) => code.replace(/\s+/g, " ").slice(0, 60);

async function* checkSuite(content: TestContent, name: SuiteName, run: SuiteRun): AsyncIterable<CheckLine> {
  const file = `suites/${name}.test.ts`;
  if (run.failure) {
    yield { type: "problem", file, line: run.failure.line, message: `did not run: ${run.failure.message}` };
    return;
  }
  const { score, validity, useful, invalid, mistakes, mutants } = run.score;
  const stated = content.exercise.suites[name];
  const parts = `validity ${useful}/${useful + invalid} = ${validity.toFixed(2)}, mistakes ${mistakes.toFixed(2)}, mutants ${mutants.toFixed(2)}`;
  yield { type: "evidence", message: `${file}: ${score.toFixed(3)} (${parts})` };
  if (Math.abs(score - stated) > SCORE_TOLERANCE + 1e-9) {
    const message = `${file} scores ${score.toFixed(2)}, not ${stated} (${parts}): correct either the suite or its score in exercise.json`;
    yield inJson(content, ["suites", name], message);
  }
}

/** Checks that the model suite is valid on every correct version and kills every mistake and counted mutant. */
async function* checkModel(content: TestContent, run: SuiteRun, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const file = "suites/model.test.ts";
  if (run.failure) return;
  for (const { verdict, rejects, seen } of run.verdicts) {
    const title = `"${seen.title.join(" › ")}"`;
    const line = lineOfTest(content.suites.model, seen.title);
    if (verdict === "invalid") {
      yield {
        type: "problem",
        file,
        line,
        message: `${title} fails on ${rejects!.version}: ${oneLine(rejects!.failure.message)}`,
      };
    } else if (verdict !== "valid") {
      yield { type: "problem", file, line, message: `${title} is ${verdict}: ${ADVICE[verdict]}` };
    }
  }
  const killed = new Set(countedTests(run.verdicts).flatMap((test) => test.kills));
  const targets = new Map(mistakesOf(content).map(({ id }) => [id, id === "ai" ? ["ai"] : ["mistakes"]]));
  for (const id of targets.keys()) {
    if (killed.has(id)) continue;
    const at = id === "ai" ? ["ai"] : ["mistakes", content.mistakes.findIndex((mistake) => mistake.id === id)];
    yield inJson(content, at, `"${id}" passes the model suite: add a test that fails on it, unless it is correct`);
  }
  yield* checkSurvivors(
    content,
    run.mutants.counted.filter(({ id }) => !killed.has(id)),
    sandbox,
  );
  for (const { id } of mistakesOf(content)) {
    const killers = run.verdicts.filter((verdict) => verdict.kills.includes(id));
    if (killers.length === run.verdicts.length && run.verdicts.length > 1)
      yield {
        type: "problem",
        file: id === "ai" ? "ai" : `mistakes/${id}`,
        message: "fails every model test, which is not realistic. Change the code so that it is wrong in only one way",
      };
    yield {
      type: "evidence",
      message: `${id}: killed by ${killers.map((k) => `"${k.seen.title.at(-1)}"`).join(", ")}`,
    };
  }
}

/**
 * For each survivor of the model suite, reports an input that a test could use, or a reason why the mutant could be
 * marked as allowed. The author decides.
 */
async function* checkSurvivors(
  content: TestContent,
  survivors: readonly Mutant[],
  sandbox: Sandbox,
): AsyncIterable<CheckLine> {
  for (const { mutant, witness, excuse } of await judgeMutants(content, survivors, CHECK_INPUTS, sandbox)) {
    const change = `${oneLine(mutant.original)} → ${oneLine(mutant.replacement)}`;
    const input = witness ? `: for (${witness.input}), it ${does(witness.wrong)}, not ${witness.right}` : "";
    const message = `no model test kills "${mutant.id}" (${change})${input}: add a test, or put the mutant under "allowed" with a reason`;
    yield { type: "problem", file: "suites/model.test.ts", message };
    if (!excuse) continue;
    const is = excuse.isCertain ? "" : "probably ";
    yield { type: "evidence", message: `${JSON.stringify(mutant.id)} is ${is}${excuse.sort}: ${excuse.because}` };
  }
}

/** Checks that all versions load, even the wrong ones, because code that doesn't load is of no use to learners. */
async function* checkMistakes(content: TestContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const versions = [
    { file: "reference", files: content.reference },
    ...rightVersionsOf(content).map(({ id, files }) => ({ file: id === "ai" ? "ai" : `alternatives/${id}`, files })),
    ...mistakesOf(content).map(({ id, files }) => ({ file: id === "ai" ? "ai" : `mistakes/${id}`, files })),
  ];
  const imports = content.exercise.subject.map((path) => `import "./${path.replace(/\.(ts|js)$/, "")}";`).join("\n");
  const probe = `import { it } from "vitest";\n${imports}\nit("loads", () => {});`;
  for (const { file, files } of versions) {
    const result = await sandbox.run({ files: { ...files, "load.test.ts": probe }, tests: ["load.test.ts"] });
    if (result.outcome !== "completed") yield { type: "problem", file, message: `does not load: ${messageOf(result)}` };
  }
}

/** Checks that the learner's starting suite runs on the AI's code. */
async function* checkStart(content: TestContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const files = { ...content.shared, ...content.ai, [SUITE_PATH]: content.start };
  const result = await sandbox.run({ files, tests: [SUITE_PATH] });
  const isRunning = result.outcome === "completed" && result.tests.length > 0;
  if (!isRunning)
    yield { type: "problem", file: "start.test.ts", message: `does not run on the AI's code: ${messageOf(result)}` };
}

const messageOf = (result: RunResult) => oneLine(result.failure?.message ?? "the file has no tests");
