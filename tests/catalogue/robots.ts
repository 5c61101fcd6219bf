import { parse } from "@babel/parser";
import type { FixContent } from "~/kinds/fix/content";
import type { FixWork } from "~/kinds/fix/work";
import { judgedOf, type ReviewContent } from "~/kinds/review/content";
import { samplesOfReview } from "~/kinds/review/samples";
import type { ReviewFinding, ReviewWork } from "~/kinds/review/work";
import type { TestContent } from "~/kinds/test/content";
import type { TestWork } from "~/kinds/test/work";
import { changedLines } from "../gaming/surface";

/**
 * A robot's skill: it sees each real problem with probability `ability`, and `alarms` is how often it sees a problem
 * that isn't there. The robots' submissions are made from the files in the exercise's folder.
 */
export interface Skill {
  readonly ability: number;
  readonly alarms: number;
}

type Random = () => number;

const CONFIDENCE = 75;

/** Draws a number of false alarms from a Poisson distribution by Knuth's method. */
function drawCount(mean: number, random: Random): number {
  let count = 0;
  for (let left = Math.exp(-mean), product = random(); product > left; product *= random()) count++;
  return count;
}

/**
 * Creates a review that finds each issue with probability `ability`, and marks `alarms` other changed lines on average.
 */
export function reviewBy({ ability, alarms }: Skill, content: ReviewContent, random: Random): ReviewWork {
  const best = samplesOfReview(content).find(({ says }) => says === "marks every issue")?.work.findings ?? [];
  const found = best.filter(() => random() < ability);
  const lines = changedLines({ judged: judgedOf(content), prose: 0 });
  const wrong = Array.from({ length: Math.min(8, drawCount(alarms, random)) }, (_, n): ReviewFinding => {
    const { file, side, line } = lines[Math.floor(random() * lines.length)]!;
    const place = { file, side, from: line, to: line };
    const text = "This looks wrong to me, but I can’t say when it breaks.";
    return { id: `alarm-${n}`, place, class: "silly-logic", severity: "major", text, proof: null, done: true };
  });
  const isBad = [...found, ...wrong].some(({ severity }) => severity !== "minor");
  return {
    findings: [...found, ...wrong],
    verdict: isBad ? "request-changes" : found.length + wrong.length > 0 ? "approve-with-comments" : "approve",
    confidence: CONFIDENCE,
    read: [],
  };
}

const REGISTERS = /^(?:it|test)\b/;

/** Returns where each test starts and ends in a suite's text. */
function testsIn(suite: string): { start: number; end: number }[] {
  const { program } = parse(suite, { sourceType: "module", plugins: ["typescript"] });
  const found: { start: number; end: number }[] = [];
  const look = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const each of node) look(each);
      return;
    }
    if (typeof node !== "object" || node === null || !("type" in node)) return;
    const { type, start, end } = node as { type: string; start: number; end: number };
    if (type === "ExpressionStatement" && REGISTERS.test(suite.slice(start, end))) found.push({ start, end });
    else for (const [key, value] of Object.entries(node)) if (key !== "loc") look(value);
  };
  look(program);
  return found;
}

/**
 * Returns the model suite without the tests that the robot misses, and with tests that require something unspecified.
 */
export function suiteBy({ ability, alarms }: Skill, content: TestContent, random: Random): TestWork {
  const own = testsIn(content.suites.model)
    .reverse()
    .reduce(
      (text, { start, end }) => (random() < ability ? text : text.slice(0, start) + text.slice(end)),
      content.suites.model,
    );
  const wrong = Array.from(
    { length: Math.min(8, drawCount(alarms, random)) },
    (_, n) => `it("asks for too much, ${n}", () => {\n  expect("said").toBe("said${"!".repeat(n + 1)}");\n});\n`,
  );
  return { suite: `${own}\n${wrong.join("")}`, confidence: CONFIDENCE };
}

/**
 * With probability `ability`, returns a correct fix, or rarely a fix that breaks something. Otherwise returns a wrong
 * fix, or the AI's code unchanged.
 */
export function repairBy({ ability, alarms }: Skill, content: FixContent, random: Random): FixWork {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)];
  const isRight = random() < ability;
  const breaks = content.repairs.filter(({ role }) => role === "breaks");
  if (isRight && random() < alarms / 20) return { files: { ...pick(breaks)?.files }, confidence: CONFIDENCE };
  if (isRight) return { files: { ...content.reference }, confidence: CONFIDENCE };
  const wrong = content.repairs.filter(({ role }) => role !== "right");
  return { files: { ...pick([...wrong.map(({ files }) => files), {}])! }, confidence: CONFIDENCE };
}
