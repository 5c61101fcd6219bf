import type { Problem } from "../exercise";
import { lineOfJson } from "../folder-reader";
import type { CheckLine } from "../kind";
import { MIN_ALTERNATIVES, MIN_MISTAKES } from "./constants";
import type { TestContent } from "./content";
import { mistakesOf } from "./run-suite";

/** The part of a test exercise's check that runs no code. It checks that the folder is complete. */

/** Returns a problem in exercise.json, with its line number. */
export function inJson(
  { folder }: TestContent,
  path: readonly PropertyKey[],
  message: string,
): CheckLine & { type: "problem" } {
  return { type: "problem", file: "exercise.json", line: lineOfJson(folder["exercise.json"]!, path), message };
}

export function checkShape(content: TestContent): Problem[] {
  const problems: Problem[] = [];
  const { alternatives, reference, shared, ai, exercise } = content;
  const mistakes = mistakesOf(content);
  if (alternatives.length < MIN_ALTERNATIVES) {
    const message = `${alternatives.length} alternatives: write at least ${MIN_ALTERNATIVES} that differ where the specification leaves a choice`;
    problems.push(inJson(content, ["alternatives"], message));
  }
  if (mistakes.length < MIN_MISTAKES) {
    const message = `${mistakes.length} mistakes, including the AI's: write at least ${MIN_MISTAKES}`;
    problems.push(inJson(content, ["mistakes"], message));
  }
  const named = [
    ...(exercise.ai.wrong ? [{ at: ["ai"], says: exercise.ai.says }] : []),
    ...exercise.alternatives.map(({ says }, i) => ({ at: ["alternatives", i], says })),
    ...exercise.mistakes.map(({ says }, i) => ({ at: ["mistakes", i], says })),
  ];
  for (const { at, says } of named) {
    if (says.includes("`"))
      problems.push(inJson(content, at, "reports show `says` as plain text: write it without backticks"));
  }
  const known = new Map([[JSON.stringify(sorted(reference)), "the reference"]]);
  const versions = [
    { name: "ai", files: { ...shared, ...ai } },
    ...alternatives.map(({ id, files }) => ({ name: `alternatives/${id}`, files })),
    ...content.mistakes.map(({ id, files }) => ({ name: `mistakes/${id}`, files })),
  ];
  for (const { name, files } of versions) {
    const text = JSON.stringify(sorted(files));
    const twin = known.get(text);
    if (twin && !(name === "ai" && !exercise.ai.wrong))
      problems.push({ file: name, message: `is the same as ${twin}: write a different version` });
    known.set(text, name);
  }
  return problems;
}

const sorted = (files: object) => Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
