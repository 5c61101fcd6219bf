import type { Files, RunResult, Sandbox } from "~/sandbox/contract";
import type { Folder, Problem } from "../exercise";
import type { CheckLine } from "../kind";
import { checkPlatform, checkSources, lineOfTest } from "../source-check";
import { checkCoverage } from "./check-coverage";
import { checkRepair, checkSpeedProofs } from "./check-repairs";
import { checkHelpers, checkStubs } from "./check-stubs";
import { checkWords, inJson, partsOf, titleOf } from "./check-words";
import { MAX_GROWTH, MAX_HIDDEN_UNITS } from "./constants";
import type { FixContent, Repair } from "./content";
import { explain } from "./explain";
import { type Outcome, type RepairRun, repaired, runRepair, runTests, testsOf } from "./run-repair";

/** Checks a fix exercise by running it. See exercises/README.md, "An exercise is good if", point 6. */
export async function* checkFix(content: FixContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const problems: Problem[] = [...checkSources(content.folder), ...checkShape(content), ...checkHelpers(content)];
  problems.push(...checkWords(content), ...checkCoverage(content));
  problems.push(...(await checkPlatform(content.folder, sandbox)));
  problems.push(...(await checkReference(content, sandbox)));
  for (const problem of problems) yield { type: "problem", ...problem };

  const ai = await runRepair(content, {}, sandbox);
  const reference = await runRepair(content, content.reference, sandbox);
  yield* checkGroups(content, ai, reference);
  yield* checkLimits(content, ai, reference);
  yield* checkStubs(content, sandbox);
  const runs: RepairRun[] = [];
  for (const repair of content.repairs) {
    const run = await runRepair(content, repair.files, sandbox);
    runs.push(run);
    yield* checkRepair(content, repair, run);
  }
  yield* checkSpeedProofs(content, runs);
  yield* checkQuestion(content, sandbox);
}

const ROLES: Readonly<Record<Repair["role"], string>> = {
  wrong: "a fix that passes the visible tests and fails hidden tests",
  "special-cases": "a fix that hard-codes the visible inputs",
  breaks: "a fix that breaks something that worked",
  right: "a correct fix that differs from the reference",
};

function checkShape(content: FixContent): Problem[] {
  const { exercise, repairs, hidden, code, reference } = content;
  const problems: Problem[] = [];
  for (const [role, what] of Object.entries(ROLES)) {
    if (!repairs.some((repair) => repair.role === role))
      problems.push(inJson(content, ["fixes"], `no fix has the role "${role}": write ${what}`));
  }
  exercise.defects.forEach((defect, i) => {
    if (defect.twins.length < defect.tests.length)
      problems.push(inJson(content, ["defects", i, "twins"], "each test needs a sealed twin with other inputs"));
    for (const twin of defect.twins) {
      if (defect.tests.some((test) => hidden[test] === hidden[twin]))
        problems.push({ file: twin, message: "is the same as its open test: use other inputs in this twin" });
    }
  });
  const known = new Map([
    [textOf({ ...code, ...reference }), "the reference"],
    [textOf(code), "the AI's code"],
  ]);
  for (const { id, files } of repairs) {
    const text = textOf({ ...code, ...files });
    const twin = known.get(text);
    if (twin) problems.push({ file: `fixes/${id}`, message: `is the same as ${twin}: write a different fix` });
    known.set(text, `fixes/${id}`);
  }
  return problems;
}

const textOf = (files: Files) => JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Checks that every test loads on the reference, passes, makes an assertion, and does little work. */
async function checkReference(content: FixContent, sandbox: Sandbox): Promise<Problem[]> {
  const files = repaired(content, content.reference);
  const results = await runTests(content, files, testsOf(content), sandbox);
  return [...results].flatMap(([path, result]) => checkFile(content.folder, path, result));
}

function checkFile(folder: Folder, path: string, result: RunResult): Problem[] {
  const file = path.startsWith("hidden/") ? path : `code/${path}`;
  if (result.outcome !== "completed")
    return [{ file, line: result.failure?.line, message: `does not run on the reference: ${result.failure?.message}` }];
  const tests = result.tests.filter((test) => test.file === path);
  if (tests.length === 0) return [{ file, message: "has no test" }];
  return tests.flatMap((test): Problem[] => {
    const title = `"${test.title.join(" › ")}"`;
    const [failure] = test.failures;
    const line = lineOfTest(folder[file], test.title);
    if (test.status !== "passed") {
      const message = `${title} fails on the reference: ${failure?.message ?? test.status}`;
      return [{ file, line: failure?.line ?? line, message }];
    }
    if (test.assertions === 0) return [{ file, line, message: `${title} asserts nothing` }];
    if (test.units > MAX_HIDDEN_UNITS)
      return [
        { file, line, message: `${title} takes ${test.units} units on the reference (limit ${MAX_HIDDEN_UNITS})` },
      ];
    return [];
  });
}

/** Checks that open tests and their twins fail on the AI's code, and that tests for kept behaviours pass on it. */
async function* checkGroups({ folder }: FixContent, ai: RepairRun, reference: RepairRun): AsyncIterable<CheckLine> {
  if (ai.failure) {
    yield { type: "problem", file: "code", message: `the AI's code does not load: ${ai.failure.message}` };
    return;
  }
  for (const { open, twins } of ai.defects) {
    for (const test of [...open, ...twins]) {
      if (test.failure) continue;
      yield {
        type: "problem",
        file: fileOf(test),
        line: lineOfTest(folder[fileOf(test)], test.title),
        message: `${titleOf(test)} passes on the AI's code, so it doesn't show the defect`,
      };
    }
  }
  for (const { tests } of ai.kept) {
    for (const test of tests) {
      if (test.failure)
        yield {
          type: "problem",
          file: fileOf(test),
          line: lineOfTest(folder[fileOf(test)], test.title),
          message: `${titleOf(test)} fails on the AI's code, so it does not test a kept behaviour: ${test.failure.message}`,
        };
    }
  }
  for (const [name, run] of [
    ["the AI's code", ai],
    ["the reference", reference],
  ] as const)
    yield { type: "evidence", message: `${name}: ${partsOf(run)}` };
  const failing = ai.visible.filter((test) => test.failure).map(titleOf);
  const outcome = failing.length === 0 ? "pass on the AI's code" : `fail on the AI's code: ${failing.join(", ")}`;
  yield { type: "evidence", message: `visible tests ${outcome}` };
}

const fileOf = (test: Outcome) => test.id.replace(/#\d+$/, "");
/** Checks that the AI's code exceeds each limit on work and structure, and that the reference stays within it. */
async function* checkLimits(content: FixContent, ai: RepairRun, reference: RepairRun): AsyncIterable<CheckLine> {
  for (const [i, speed] of reference.speed.entries()) {
    const describe = (run: RepairRun) =>
      run.speed[i]?.sizes.map(({ n, units }) => `${units ?? "stopped"} at ${n}`).join(", ");
    yield { type: "evidence", message: `speed ${speed.of.id}: reference ${describe(reference)}; AI ${describe(ai)}` };
    if (!speed.holds) {
      const why =
        speed.failure?.message ??
        `its work grows by a factor of ${speed.growth?.toFixed(1)}, but at most ${MAX_GROWTH} is allowed`;
      yield { type: "problem", file: speed.of.probe, message: `the reference exceeds its own limit: ${why}` };
    }
    if (ai.speed[i]?.holds)
      yield {
        type: "problem",
        file: speed.of.probe,
        message: "the AI's code stays within the limit. Make n larger. If that doesn't help, the code isn't slow",
      };
  }
  for (const [i, { of, measured, share }] of reference.structure.entries()) {
    const there = ai.structure[i];
    yield {
      type: "evidence",
      message: `structure ${of.id}: reference ${measured}, AI ${there?.measured}, limit ${of.limit}`,
    };
    if (share < 1)
      yield inJson(content, ["structure", i], `the reference measures ${measured}, over its limit of ${of.limit}`);
    if (there?.share === 1)
      yield inJson(
        content,
        ["structure", i],
        `the AI's code measures ${there.measured}, which is within the limit of ${of.limit}, so there is nothing to fix`,
      );
  }
}

/** Checks that the question's model answer demonstrates the old bug, and that the learner's initial answer does not. */
async function* checkQuestion(content: FixContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const { question } = content;
  const files = content.exercise.question;
  if (!question || !files) return;
  const work = { files: content.reference, confidence: 100 };
  const model = await explain({ content, work, answer: question.model }, sandbox);
  if (!model.holds)
    yield { type: "problem", file: files.model, message: `does not answer the question: ${model.message}` };
  const start = await explain({ content, work, answer: question.start }, sandbox);
  if (start.holds)
    yield {
      type: "problem",
      file: files.start,
      message: "already answers the question: leave the input to the learner",
    };
}
