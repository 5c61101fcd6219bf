import { byPath } from "~/kinds/review/diff";
import { truthOf } from "~/kinds/review/score";
import type { Verdict } from "~/kinds/review/verdict";
import type { Trial } from "./changes";

/** What can be seen in a change without reading it. */

/** Lists the lines that can be marked: changed lines in path order, with the two sides separate. */
export function changedLines(trial: Trial): { file: string; side: "old" | "new"; line: number; text: string }[] {
  return [...trial.judged.files].sort(byPath).flatMap((file) =>
    file.rows.flatMap((row) => {
      if (row.type === "same") return [];
      const side = row.type === "add" ? ("new" as const) : ("old" as const);
      return [{ file: file.path, side, line: row[side]!, text: row.text }];
    }),
  );
}

/** Words that look like trouble. */
export const KEYWORDS = /\bTODO\b|\bany\b|\bcatch\b|\beval\b|[^=!]==[^=]|\bSELECT\b|\bINSERT\b|\bUPDATE\b/;

const surfaces = new WeakMap<Trial, readonly number[]>();

/** Returns a change's surface features: its size, its shape, its prose, its telltale words. */
function surfaceOf(trial: Trial): readonly number[] {
  const known = surfaces.get(trial);
  if (known) return known;
  const lines = changedLines(trial);
  const { files } = trial.judged;
  const surface = [
    lines.length,
    files.length,
    lines.filter((line) => line.side === "old").length / lines.length,
    trial.prose,
    lines.filter((line) => KEYWORDS.test(line.text)).length,
    Math.max(...files.map((file) => file.added + file.deleted)),
    files.filter((file) => file.status === "new").length,
  ];
  surfaces.set(trial, surface);
  return surface;
}

const isFlawed = ({ judged }: Trial) => truthOf(judged.issues) === "flawed";

/**
 * Classifies a change by one figure and one threshold: those that best separate flawed changes from clean ones (by
 * Youden's J) among the other changes.
 */
export function classify(others: readonly Trial[], trial: Trial): Verdict {
  const told = others.map((other) => ({ surface: surfaceOf(other), flawed: isFlawed(other) }));
  const flawed = told.filter((one) => one.flawed).length;
  let best = { gain: 0, figure: 0, from: Number.POSITIVE_INFINITY, isAbove: true };
  for (const figure of surfaceOf(trial).keys()) {
    const values = told.map((one) => one.surface[figure]!).sort((a, b) => a - b);
    for (let tenth = 1; tenth < 10; tenth++) {
      const from = values[Math.floor((tenth * values.length) / 10)] ?? 0;
      const above = told.filter((one) => one.surface[figure]! >= from);
      const hits = above.filter((one) => one.flawed).length / Math.max(1, flawed);
      const alarms = above.filter((one) => !one.flawed).length / Math.max(1, told.length - flawed);
      const gain = Math.abs(hits - alarms);
      if (gain > best.gain) best = { gain, figure, from, isAbove: hits > alarms };
    }
  }
  const isAbove = surfaceOf(trial)[best.figure]! >= best.from;
  return isAbove === best.isAbove ? "request-changes" : "approve";
}
