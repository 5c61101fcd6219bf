import { capital } from "../count-words";
import { sayFailure } from "../failure-words";
import type { ReportRemark, ReportTest } from "../report-data";
import type { TestContent } from "./content";
import { sayInvalid } from "./describe";
import {
  howOf,
  isKilled,
  isOutvoted,
  isUncounted,
  OUTVOTED,
  sayMistake,
  sayUncounted,
  titleOf,
  type Version,
} from "./report-rows";
import type { TestDetail, TestReport } from "./report-schema";
import { plainWords } from "./words";

type Test = TestDetail["tests"][number];
const STATUS = {
  valid: "passed",
  invalid: "failed",
  empty: "failed",
  skipped: "skipped",
  broad: "failed",
  unexamined: "failed",
  heavy: "failed",
  waiting: "skipped",
} as const satisfies Record<Test["status"], ReportTest["status"]>;

/**
 * Returns the suite's own tests, followed by a test for each wrong version, which passes if the suite kills that
 * version.
 */
export function testsOfTest({ detail }: TestReport): ReportTest[] {
  const { suitePath, failure, tests, mistakes, mutants } = detail;
  if (failure) {
    const { kind, diff } = failure;
    const why = { was: kind, message: sayFailure(failure), ...(diff && { diff }), ...placeIn(suitePath, failure.line) };
    return [{ suite: ["The suite"], name: "runs", status: "failed", ...why }];
  }
  return [
    ...tests.map((test) => toTest(test, detail)),
    ...mistakes.map((one) => killed("Mistakes an AI would make", sayMistake(one), one, one.differs)),
    ...mutants.map((one) =>
      killed("Mutants of the correct version", nameOf(one), one, `${one.before}\nbecomes\n${one.after}`),
    ),
  ];
}

const placeIn = (file: string, line: number | null | undefined) => ({ file, ...(line && { line }) });
const nameOf = ({ says, file, line, original, replacement }: TestDetail["mutants"][number]) =>
  `${says}, ${file}, line ${line}: ${original} → ${replacement || "(nothing)"}`;

function toTest(test: Test, { suitePath, tests }: TestDetail): ReportTest {
  const why =
    test.status === "invalid" ? capital(sayInvalid(test, tests)) : isUncounted(test) ? sayUncounted(test) : null;
  const { diff } = test.rejects?.seen ?? {};
  return {
    suite: ["The suite", ...test.title.slice(0, -1)],
    name: titleOf(test),
    status: STATUS[test.status],
    was: test.status,
    ...(why && { message: why }),
    ...(diff && { diff }),
    ...placeIn(suitePath, test.line),
  };
}

function killed(suite: string, name: string, version: Version, message: string): ReportTest {
  return isKilled(version)
    ? { suite: [suite], name, status: "passed", was: "killed" }
    : { suite: [suite], name, status: "failed", was: "survived", message: `${sayOutvoted(version)}${message}` };
}

const sayOutvoted = (version: Version) => (isOutvoted(version) ? `${OUTVOTED}. ` : "");

/**
 * Returns remarks on survivors and on tests that don't count. The remark on a mutant refers to the correct version,
 * which is in the exercise's folder.
 */
export function remarksOfTest({ folder }: TestContent, { detail }: TestReport): ReportRemark[] {
  const { suitePath, failure, tests, mistakes, mutants } = detail;
  const inSuite = (line: number | null | undefined) =>
    ({ in: "work", path: suitePath, ...(line && { from: line }) }) as const;
  const say = (rule: Rule, text: string, place: ReportRemark["place"]): ReportRemark => ({
    rule,
    ...RULES[rule],
    text,
    place,
  });
  if (failure) return [say("did-not-run", sayFailure(failure), inSuite(failure.line))];
  const sourceOf = (file: string) => (`reference/${file}` in folder ? `reference/${file}` : `shared/${file}`);
  return [
    ...mistakes
      .filter((one) => !isKilled(one))
      .map((one) =>
        say("mistake-survived", `${capital(sayMistake(one))}. ${sayOutvoted(one)}${one.differs}`, inSuite(null)),
      ),
    ...tests
      .filter(({ status }) => status === "invalid")
      .map((test) => say(ruleOfInvalid(test), `“${titleOf(test)}”: ${sayInvalid(test, tests)}`, inSuite(test.line))),
    ...tests
      .filter(isUncounted)
      .flatMap((test) =>
        test.status === "waiting"
          ? []
          : [say(`${test.status}-test`, `“${titleOf(test)}”: ${sayUncounted(test)}`, inSuite(test.line))],
      ),
    ...mutants
      .filter((one) => !isKilled(one))
      .map((one) =>
        say("mutant-survived", `${sayOutvoted(one)}${plainWords(one.told)} ${nameOf(one)}`.trim(), {
          in: "exercise",
          path: sourceOf(one.file),
          from: one.line,
        }),
      ),
  ];
}

const RULES = {
  "did-not-run": { means: "The suite could not be tested.", level: "error" },
  "mistake-survived": { means: "The suite passes on a version with a mistake an AI would make.", level: "error" },
  "crashed-test": { means: "The suite itself throws an error in a test.", level: "warning" },
  "contradicting-test": { means: "A test contradicts the specification.", level: "warning" },
  "unspecified-test": { means: "A test requires something the specification leaves open.", level: "warning" },
  "endless-test": { means: "A test can’t finish on a correct version, because a limit is reached.", level: "warning" },
  "invalid-row": {
    means: "A test counts together with an invalid test, such as another row of the same each.",
    level: "warning",
  },
  "empty-test": { means: "A test runs without an assertion.", level: "warning" },
  "broad-test": { means: "One assertion in a test combines many answers into one value.", level: "warning" },
  "unexamined-test": {
    means: "A test doesn’t count, because it takes too much work to check whether it shows which answer is wrong.",
    level: "warning",
  },
  "heavy-test": { means: "A test is left out, because the suite exceeds the work limit.", level: "warning" },
  "mutant-survived": {
    means: "The suite passes on a variant of the correct version with one small mistake.",
    level: "warning",
  },
} as const;
type Rule = keyof typeof RULES;

const RULES_OF_INVALID = {
  crashed: "crashed-test",
  contradicts: "contradicting-test",
  "left-open": "unspecified-test",
  work: "endless-test",
} as const satisfies Record<ReturnType<typeof howOf>, Rule>;
const ruleOfInvalid = ({ rejects }: Test): Rule => (rejects ? RULES_OF_INVALID[howOf(rejects)] : "invalid-row");
