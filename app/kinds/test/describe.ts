import { percent } from "~/ui/state-mark";
import { capital, countOf } from "../count-words";
import type { ReportLine, ReportPart } from "../report-data";
import { MISTAKES_SHARE, MUTANTS_SHARE } from "./constants";
import {
  howOf,
  isKilled,
  isOutvoted,
  isUncounted,
  OUTVOTED,
  REFUSED,
  sayMistake,
  sayRejects,
  sayUncounted,
  sayUntried,
  titleOf,
  type Version,
} from "./report-rows";
import type { TestDetail, TestReport } from "./report-schema";
import { saySurplus } from "./run-words";
import { TOO_MANY_ROWS } from "./too-many-rows";
import { plainWords } from "./words";

type Test = TestDetail["tests"][number];

/** Describes the report in words, as on its page, without hiding any part. */
export function describeTest({ status, score, detail }: TestReport): ReportPart[] {
  // The headline has already described the failure.
  if (detail.failure) return [];
  const { parts, tests, mistakes, mutants } = detail;
  const sum = `${percent(score)} = validity ${percent(parts.validity)} × (${MISTAKES_SHARE} × mistakes killed ${percent(parts.mistakes)} + ${MUTANTS_SHARE} × mutants killed ${percent(parts.mutants)})`;
  const left = [sayUntried(detail) ?? "", saySurplus(detail.ofTests ?? 0)].filter((text) => text !== "");
  return [
    {
      title: "Score",
      lines: [{ tone: status === "passed" ? "good" : "half", text: sum, below: left } as const],
    },
    { title: "Mistakes an AI would make", lines: mistakes.map(describeMistake) },
    { title: "Mutants that survived", lines: mutants.filter((mutant) => !isKilled(mutant)).map(describeMutant) },
    { title: "Tests", lines: tests.map((test) => describeSuiteTest(test, detail)) },
  ].filter(({ lines }) => lines.length > 0);
}

function describeMistake(mistake: TestDetail["mistakes"][number]): ReportLine {
  const isDead = isKilled(mistake);
  const text = `${capital(sayMistake(mistake))}: ${isDead ? "killed" : isOutvoted(mistake) ? "outvoted" : "survived"}`;
  return { tone: isDead ? "good" : "bad", text, below: isDead ? [] : [...belowOutvoted(mistake), mistake.differs] };
}

const belowOutvoted = (version: Version) => (isOutvoted(version) ? [`${OUTVOTED}.`] : []);

function describeMutant(mutant: TestDetail["mutants"][number]): ReportLine {
  const { says, told, file, line, before, after, witness } = mutant;
  const diff = [...before.split("\n").map((row) => `- ${row}`), ...after.split("\n").map((row) => `+ ${row}`)];
  const input = witness ? [`${witness.input} gives ${witness.wrong}, should be ${witness.right}`] : [];
  const what = told.length > 0 ? plainWords(told).replace(/\.$/, "") : says;
  const text = `${what}, ${file}, line ${line}`;
  return { tone: "bad", text, below: [...belowOutvoted(mutant), diff.join("\n"), ...input] };
}

function describeSuiteTest(test: Test, detail: TestDetail): ReportLine {
  const name = `“${test.title.join(" › ")}”${test.line ? `, line ${test.line}` : ""}`;
  if (test.status === "valid") {
    const spare = detail.redundant.includes(test.id) ? "; other tests kill the same versions" : "";
    const kills = test.kills > 0 ? `kills ${countOf(test.kills, "wrong version")}${spare}` : "kills nothing";
    return { tone: test.kills > 0 ? "good" : "left", text: `${name}: ${kills}` };
  }
  const below = test.status === "invalid" ? [capital(sayInvalid(test, detail.tests))] : [];
  if (test.rejects?.seen?.diff) below.push(test.rejects.seen.diff);
  const isLeft = test.status === "skipped" || test.status === "waiting";
  return { tone: isLeft ? "left" : "half", text: `${name}: ${statusOf(test)}`, below };
}

function statusOf(test: Test): string {
  if (isUncounted(test)) return sayUncounted(test);
  if (test.status === "skipped") return "skipped: it did not run";
  return test.rejects ? `invalid: ${REFUSED[howOf(test.rejects)].toLowerCase()}` : "invalid";
}

/**
 * Explains why a test is invalid. Mentions the correct version that the test rejects, or the other test that made this
 * test invalid.
 */
export function sayInvalid(test: Test, tests: readonly Test[]): string {
  if (test.rejects) return sayRejects(test.rejects);
  const culprit = tests.find(({ id }) => id === test.invalidWith);
  const other = culprit ? `“${titleOf(culprit)}”` : "another";
  return `this test itself is correct, but it counts together with ${other}, which is invalid. Rows of one “each”, and tests with the same body, count as one test. ${TOO_MANY_ROWS}`;
}
