import type { Problem } from "../exercise";
import { lineOfJson } from "../folder-reader";
import type { CheckLine } from "../kind";
import type { FixContent } from "./content";
import type { Outcome, RepairRun } from "./run-repair";

/** Returns a problem in exercise.json, with its line number. */
export function inJson(
  { folder }: FixContent,
  path: readonly PropertyKey[],
  message: string,
): CheckLine & { type: "problem" } {
  return { type: "problem", file: "exercise.json", line: lineOfJson(folder["exercise.json"]!, path), message };
}

/** Checks that descriptions contain no backticks, because reports show them as plain text. */
export const checkWords = (content: FixContent): Problem[] =>
  (["defects", "kept", "speed", "structure"] as const).flatMap((field) =>
    (content.exercise[field] ?? []).flatMap(({ says }, i) =>
      says.includes("`")
        ? [inJson(content, [field, i], "reports show `says` as plain text: write it without backticks")]
        : [],
    ),
  );

export const titleOf = (test: Outcome) => `"${test.title.join(" › ")}"`;

/** Formats the score and its parts as a line of evidence for authors. */
export function partsOf({ score, defects, speed, structure, kept }: RepairRun): string {
  const shares = [...defects, ...speed, ...structure].map(({ of, share }) => `${of.id} ${share.toFixed(2)}`);
  const lost = kept.filter(({ holds }) => !holds).map(({ of }) => of.id);
  return `${score.score.toFixed(3)} (${shares.join(", ")}; kept ${lost.length === 0 ? "all" : `all but ${lost.join(", ")}`})`;
}
