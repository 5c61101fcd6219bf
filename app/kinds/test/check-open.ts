import type { Files, Sandbox, TestResult } from "~/sandbox/contract";
import type { Problem } from "../exercise";
import { lineOfJson } from "../folder-reader";
import type { CheckLine } from "../kind";
import { begins, type Sentence } from "../sentences";
import { lineOfTest } from "../source-check";
import { SUITE_PATH } from "./constants";
import type { TestContent } from "./content";
import { openSentencesOf } from "./left-open";
import { rightVersionsOf, type SuiteRun } from "./run-suite";
import { sameTest } from "./same-test";

const FILE = "open.json";
const TESTS = "open.test.ts";

/**
 * For each sentence that leaves something open, checks that a correct version decides the open point differently from
 * the reference, or that `open.json` says why no version can. The tests in `open.test.ts` show the difference: they
 * expect the reference's behaviour, so they fail on that version. Seeded inputs can't show the difference, because an
 * exercise's `call` returns only what the specification defines. Imported exercises have neither file, because their
 * specification was not written for Onramp.
 */
export async function* checkOpen(content: TestContent, sandbox: Sandbox): AsyncIterable<CheckLine> {
  const { exercise, spec, open, openTests, folder } = content;
  if (exercise.origin.type === "imported") return;
  const sentences = openSentencesOf(spec);
  if (sentences.length === 0) {
    const message =
      "has no section “## Left open”: add this section, and list what implementations may decide and tests must not check";
    yield { type: "problem", file: "spec.md", message };
    return;
  }
  if (!open) {
    yield { type: "problem", file: FILE, message: "is missing: see exercises/README.md, “What is left open”" };
    return;
  }
  const entries = Object.entries(open.sentences);
  for (const sentence of sentences) {
    if (entries.some(([quotation]) => begins(quotation, sentence))) continue;
    const words = sentence.text.length > 60 ? `${sentence.text.slice(0, 60)}…` : sentence.text;
    const message = `${FILE} says nothing about “${words}”: name an alternative that decides it differently, or say why there is none`;
    yield { type: "problem", file: "spec.md", line: sentence.line, message };
  }
  const at = (quotation: string, message: string): CheckLine => {
    const line = lineOfJson(folder[FILE]!, ["sentences", quotation]);
    return { type: "problem", file: FILE, message, ...(line !== undefined && { line }) };
  };
  const right = rightVersionsOf(content);
  const decided: Decided[] = [];
  for (const [quotation, by] of entries) {
    const sentence = sentences.find((one) => begins(quotation, one));
    if (!sentence) yield at(quotation, "no sentence under “Left open” in spec.md begins like this");
    if (typeof by === "string") continue;
    const known = by.filter((id) => right.some((version) => version.id === id));
    for (const id of by) if (!known.includes(id)) yield at(quotation, `"${id}" is not an alternative in exercise.json`);
    if (sentence && known.length > 0) decided.push({ quotation, sentence, by: known });
  }
  if (decided.length === 0) return;
  if (openTests === "") {
    const message =
      "is missing: for each sentence with an alternative, write a test that expects what the reference does";
    yield { type: "problem", file: TESTS, message };
    return;
  }
  const { problems, tests, failed } = await runOpenTests(content, sandbox);
  for (const problem of problems) yield { type: "problem", ...problem };
  if (problems.length > 0) return;
  for (const { quotation, sentence, by } of decided) {
    const own = tests.filter(({ title }) => begins(title[0]!, sentence));
    if (own.length === 0) yield at(quotation, `no test in ${TESTS} has the first words of this sentence as its title`);
    for (const id of own.length === 0 ? [] : by) {
      const isShown = own.some((test) => failed.get(id)?.has(test.id));
      if (isShown) yield { type: "evidence", message: `left open: “${quotation}” is decided differently by ${id}` };
      else
        yield at(
          quotation,
          `"${id}" passes every test for this sentence in ${TESTS}: make this alternative differ where the sentence leaves a choice`,
        );
    }
  }
  yield* uselessTests(openTests, tests, decided, failed);
}

/**
 * A sentence that leaves something open, with the correct versions that decide the open point differently from the
 * reference.
 */
interface Decided {
  readonly quotation: string;
  readonly sentence: Sentence;
  readonly by: readonly string[];
}

interface OpenRuns {
  readonly problems: readonly Problem[];
  /** The results of the tests on the reference. */
  readonly tests: readonly TestResult[];
  /** The ids of the tests that fail, keyed by correct version. */
  readonly failed: ReadonlyMap<string, ReadonlySet<string>>;
}

async function runOpenTests(content: TestContent, sandbox: Sandbox): Promise<OpenRuns> {
  const { reference, openTests, exercise } = content;
  const { unitsPerTest } = exercise;
  const run = (files: Files) =>
    sandbox.run({ files: { ...files, [SUITE_PATH]: openTests }, tests: [SUITE_PATH], unitsPerTest });
  const right = rightVersionsOf(content);
  const [base, ...others] = await Promise.all([run(reference), ...right.map(({ files }) => run(files))]);
  if (base.outcome !== "completed") {
    const message = `does not run on the reference: ${base.failure?.message ?? "the file has no tests"}`;
    return { problems: [{ file: TESTS, message }], tests: [], failed: new Map() };
  }
  const problems = base.tests.flatMap(({ title, status, assertions, failures }) => {
    if (status === "passed" && assertions > 0) return [];
    const why = failures[0]?.message ?? "no assertion ran";
    const message = `"${title.join(" › ")}" does not pass on the reference (${why}): change the test to expect what the reference does`;
    return [{ file: TESTS, line: lineOfTest(openTests, title), message }];
  });
  const failed = others.map((result, i) => {
    const failing = base.tests.filter((test) => sameTest(test, result)?.status !== "passed");
    return [right[i]!.id, new Set(failing.map(({ id }) => id))] as const;
  });
  return { problems, tests: base.tests, failed: new Map(failed) };
}

/**
 * Reports tests that don't belong to any sentence, and tests that pass on every alternative listed for their sentence.
 */
function* uselessTests(
  openTests: string,
  tests: readonly TestResult[],
  decided: readonly Decided[],
  failed: OpenRuns["failed"],
): Iterable<CheckLine> {
  for (const { id, title } of tests) {
    const of = decided.find(({ sentence }) => begins(title[0]!, sentence));
    const isShown = of?.by.some((version) => failed.get(version)?.has(id));
    if (isShown) continue;
    const message = of
      ? `"${title.join(" › ")}" passes on ${of.by.join(" and ")}, so it doesn't show anything that is left open`
      : `"${title[0]}" is not the beginning of a sentence for which ${FILE} names an alternative: use such a beginning as the title`;
    yield { type: "problem", file: TESTS, line: lineOfTest(openTests, [title[0]!]), message };
  }
}

/**
 * Checks that the learner's starting tests and the happy-path tests require only what the specification says. Each
 * starting test must pass on the reference. Starting tests and happy-path tests that pass on the reference must also
 * pass on every other correct version.
 */
export async function* checkGiven(
  content: TestContent,
  happyPath: SuiteRun,
  sandbox: Sandbox,
): AsyncIterable<CheckLine> {
  const refused = (file: string, source: string, { title }: TestResult, version: string): CheckLine => {
    const message = `"${title.join(" › ")}" fails on ${version}, so it checks something that is left open`;
    return { type: "problem", file, line: lineOfTest(source, title), message };
  };
  for (const { rejects, seen } of happyPath.verdicts)
    if (rejects?.how === "left-open")
      yield refused("suites/happy-path.test.ts", content.suites["happy-path"], seen, rejects.version);
  const run = (files: Files) => sandbox.run({ files: { ...files, [SUITE_PATH]: content.start }, tests: [SUITE_PATH] });
  const { tests } = await run(content.reference);
  for (const { title, status, failures } of tests)
    if (status === "failed") {
      const message = `"${title.join(" › ")}" does not pass on the reference (${failures[0]?.message ?? "no message"}), so a learner starts with a wrong test`;
      yield { type: "problem", file: "start.test.ts", line: lineOfTest(content.start, title), message };
    }
  for (const { id, files } of rightVersionsOf(content)) {
    const result = await run(files);
    for (const test of tests)
      if (test.status === "passed" && sameTest(test, result)?.status !== "passed")
        yield refused("start.test.ts", content.start, test, id);
  }
}
