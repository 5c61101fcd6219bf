const FENCE = /^```/;

/** What passengers would read of an answer: its last line, fences aside. */
export function textIn(answer: string): string {
  const lines = answer.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "" && !FENCE.test(line)).at(-1) ?? "";
}
