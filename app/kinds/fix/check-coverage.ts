import type { Problem } from "../exercise";
import { lineOfJson } from "../folder-reader";
import { begins, sentencesOf } from "../sentences";
import type { FixContent } from "./content";
import { CARELESS, type Careless, namesFix } from "./coverage";

const FILE = "coverage.json";

/**
 * Checks that every sentence in the bug report has a test or a reason why it needs none, that every defect is described
 * by a sentence, and that each type of careless fix is listed. An imported exercise lists neither sentences nor
 * careless fixes, because its report and its tests come from the original author.
 */
export function checkCoverage(content: FixContent): Problem[] {
  const { exercise, coverage, report, folder } = content;
  if (exercise.origin.type === "imported") return [];
  if (!coverage)
    return [{ file: FILE, message: "is missing: see exercises/README.md, “Which tests check which sentence”" }];
  const problem = (path: readonly PropertyKey[], message: string): Problem => {
    const line = lineOfJson(folder[FILE]!, path);
    return { file: FILE, message, ...(line !== undefined && { line }) };
  };
  const problems: Problem[] = [];
  const sentences = sentencesOf(report);
  const entries = Object.entries(coverage.sentences);
  for (const sentence of sentences) {
    if (entries.some(([quotation]) => begins(quotation, sentence))) continue;
    const words = sentence.text.length > 60 ? `${sentence.text.slice(0, 60)}…` : sentence.text;
    const message = `${FILE} says nothing about “${words}”: name the tests that check this sentence, or say why it needs no test`;
    problems.push({ file: "report.md", line: sentence.line, message });
  }
  const { defects, kept, speed = [], structure = [] } = exercise;
  const known = [...defects, ...kept, ...speed, ...structure].map(({ id }) => id);
  for (const [quotation, by] of entries) {
    const at = ["sentences", quotation];
    if (!sentences.some((sentence) => begins(quotation, sentence)))
      problems.push(problem(at, "no sentence in report.md begins like this"));
    for (const id of typeof by === "string" ? [] : by)
      if (!known.includes(id)) problems.push(problem(at, `"${id}" is not a defect, a kept behaviour or a limit`));
  }
  const asked = new Set(entries.flatMap(([, by]) => (typeof by === "string" ? [] : by)));
  // `kept` is left out, because a bug report needn't mention behaviours that already work.
  for (const { id } of [...defects, ...speed, ...structure])
    if (!asked.has(id))
      problems.push(
        problem(
          ["sentences"],
          `no sentence asks for "${id}", so a correct fix may fail the tests for "${id}": change the report`,
        ),
      );
  for (const kind of Object.keys(CARELESS) as Careless[]) {
    const value = coverage.careless[kind];
    if (!namesFix(value)) continue;
    const fix = exercise.fixes.find(({ id }) => id === value);
    if (!fix) problems.push(problem(["careless", kind], `"${value}" is not listed under "fixes" in exercise.json`));
    else if (fix.role === "right")
      problems.push(problem(["careless", kind], `"${value}" is a correct fix: name a fix that ${CARELESS[kind]}`));
  }
  return problems;
}
