import type { Problem } from "../exercise";
import type { CheckLine } from "../kind";
import type { Range } from "../place";
import type { ReviewContent } from "./content";
import { linesOf } from "./diff";
import { inKey } from "./key-problem";

/** Checks that each decoy and neutral range covers the lines that its text is about. */

/** How many lines before and after a range are searched for the code that is quoted in the range's text. */
const BESIDE = 2;

const NAMES = { neutral: "neutral range", decoys: "decoy" } as const;
type Which = keyof typeof NAMES;

const remarksOf = ({ key }: ReviewContent) =>
  (Object.keys(NAMES) as Which[]).flatMap((which) => key[which].map((remark, i) => ({ which, i, ...remark })));

const textOf = ({ before, ai }: ReviewContent, { file, side }: Range) =>
  linesOf((side === "old" ? before : ai)[file] ?? "");

/** Returns the code that a range's text quotes. */
const quotedIn = (why: string) => [...why.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

/**
 * Reports ranges whose text quotes code that is not on their lines but just outside them. Such a range is off by a line
 * or two.
 */
export function checkRemarks(content: ReviewContent): Problem[] {
  return remarksOf(content).flatMap(({ which, i, why, ...range }) => {
    const lines = textOf(content, range);
    const has = (from: number, to: number) => {
      const text = lines.slice(Math.max(0, from - 1), to).join("\n");
      return (code: string) => text.includes(code);
    };
    const quoted = quotedIn(why);
    const { from, to } = range;
    if (quoted.length === 0 || quoted.some(has(from, to))) return [];
    // A single character may occur anywhere, so finding one doesn't show that the range is off.
    const beside = quoted.filter((code) => code.length > 1).find(has(from - BESIDE, to + BESIDE));
    if (beside === undefined) return [];
    const at = lines.findIndex((line, place) => place >= from - BESIDE - 1 && line.includes(beside)) + 1;
    const message = `this ${NAMES[which]} is about \`${beside}\`, which is on line ${at}, not on ${from === to ? `line ${from}` : `lines ${from} to ${to}`}`;
    return [inKey(content, message, which, i)];
  });
}

/** Lists the code that each range covers, so that authors can quickly verify the ranges. */
export function* quoteRemarks(content: ReviewContent): Iterable<CheckLine> {
  for (const { which, why: _, ...range } of remarksOf(content)) {
    const { file, side, from, to } = range;
    yield { type: "evidence", message: `${NAMES[which]}, ${file} ${side === "old" ? "before" : "after"} the change:` };
    for (const [at, line] of textOf(content, range)
      .slice(from - 1, to)
      .entries())
      yield { type: "evidence", message: `  ${from + at} | ${line}` };
  }
}
