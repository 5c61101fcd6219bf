import { styleText } from "node:util";
import type { Tone } from "~/kinds/report-data";
import { percent } from "~/ui/state-mark";
import { nameHidden } from "~/ui/text/hidden-signs";
import type { GradedFolder } from "./grade-folder";

const SIGNS: Readonly<Record<Tone, string>> = { good: "✔", half: "◐", bad: "✘", left: "·" };
const COLOURS = { good: "green", half: "yellow", bad: "red", left: "gray" } as const;
const STATUS_WORDS = {
  passed: "passed",
  failed: "not passed",
  errored: "did not run",
  ungraded: "not graded",
} as const;

type Style = (format: Parameters<typeof styleText>[0], text: string) => string;

/** Formats a report for a terminal. It shows the verdict, the headline, and then each part. */
export function sayGraded({ graded, kind, work }: GradedFolder, isColoured: boolean): string {
  const { exercise, status, score, report, explanation } = graded;
  // Learners' text must not send control characters to the reader's terminal.
  const style: Style = (format, text) => (isColoured ? styleText(format, nameHidden(text)) : nameHidden(text));
  const mark = (tone: Tone) => style(COLOURS[tone], SIGNS[tone]);
  const percents = score === null ? "" : `, ${percent(score)}`;
  const head = style("bold", `${exercise} (${kind.id}): ${STATUS_WORDS[status]}${percents}`);
  if (report.status === "ungraded") {
    const why = `This is an error on our side, not in the work: ${nameHidden(report.detail.reason)}`;
    return `${mark("bad")} ${head}\n${why}\n`;
  }
  const { title, lead } = kind.report.headline(report, "owner");
  const lines = [`${mark(status === "passed" ? "good" : "bad")} ${head}`, nameHidden(title), ...indented(lead, 0)];
  for (const part of kind.report.describe(report, work)) {
    lines.push("", style("bold", part.title));
    for (const { tone, text, below = [] } of part.lines)
      lines.push(`  ${mark(tone)} ${nameHidden(text)}`, ...below.flatMap((said) => indented(said, 6)));
  }
  if (explanation) {
    const tone = explanation.holds ? "good" : "bad";
    lines.push("", style("bold", ANSWER), `  ${mark(tone)} ${nameHidden(explanation.message)}`);
  }
  return `${lines.join("\n")}\n`;
}

const ANSWER = "The answer to the question asked after a pass";

const indented = (text: string, by: number): string[] =>
  text === ""
    ? []
    : nameHidden(text)
        .split("\n")
        .map((row) => `${" ".repeat(by)}${row}`);
