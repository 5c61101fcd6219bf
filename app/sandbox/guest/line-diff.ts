/** Compares two texts by lines: "- " expected only, "+ " received only, "  " both. Bounded in work and length. */

const MAX_LINES = 300;
const CONTEXT = 3;

/**
 * Null if the texts are equal. Equal lines that are far from a change are left out: "  …" stands for them, or, with
 * `isCounted`, "…" and their number. A counted mark has no sign, so it can't be confused with a line of either text.
 */
export function lineDiff(expected: string, received: string, isCounted = false): string | null {
  if (expected === received) return null;
  return shorten(compare(expected.split("\n"), received.split("\n")), isCounted).join("\n");
}

/** Returns all lines of a text, marked as new, for a text that has nothing to be compared with. */
export const newLines = (text: string): string =>
  text
    .split("\n")
    .slice(0, MAX_LINES)
    .map((line) => `+ ${line}`)
    .join("\n");

/**
 * Longest common subsequence; at most 300 × 300 cells, after removing the common head and tail. Of texts that differ in
 * more lines, only the first 300 of these lines are compared, and nothing after them is shown.
 */
function compare(before: string[], after: string[]): string[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  const changed = (lines: string[]) => lines.slice(head, Math.min(lines.length - tail, head + MAX_LINES));
  const [a, b] = [changed(before), changed(after)];
  const isWhole = head + a.length + tail === before.length && head + b.length + tail === after.length;
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
    }
  }
  const out = before.slice(0, head).map((line) => `  ${line}`);
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push(`  ${a[i]}`);
      i++;
      j++;
    } else if (i < a.length && (j >= b.length || table[(i + 1) * width + j]! >= table[i * width + j + 1]!)) {
      out.push(`- ${a[i++]}`);
    } else {
      out.push(`+ ${b[j++]}`);
    }
  }
  return isWhole ? out.concat(before.slice(before.length - tail).map((line) => `  ${line}`)) : out;
}

/** Keeps three lines around each change. */
function shorten(lines: string[], isCounted: boolean): string[] {
  const keep = new Uint8Array(lines.length);
  lines.forEach((line, i) => {
    if (line[0] === " ") return;
    for (let at = Math.max(0, i - CONTEXT); at <= Math.min(lines.length - 1, i + CONTEXT); at++) keep[at] = 1;
  });
  const out: string[] = [];
  lines.forEach((line, i) => {
    // A single line is no longer than the mark that would replace it.
    const alone = (i === 0 || keep[i - 1]) && (i === lines.length - 1 || keep[i + 1]);
    if (keep[i] || alone) out.push(line);
    else if (i === 0 || keep[i - 1]) out.push(isCounted ? `…${leftOutFrom(keep, i)}` : "  …");
  });
  return out;
}

function leftOutFrom(keep: Uint8Array, start: number): number {
  let end = start;
  while (end < keep.length && !keep[end]) end++;
  return end - start;
}
