import { expect, it } from "vitest";
import { sortItems } from "./sort";

const row = (title: string, passed: number, tries: number | null, discrimination: number | null) => ({
  title,
  own: { of: tries ?? 0, all: tries === null ? 0 : 2 },
  figures: {
    people: 10,
    passed,
    interval: [0, 1] as const,
    tries,
    discrimination: discrimination === null ? null : { value: discrimination, interval: null },
  },
});
const ROWS = [
  { title: "unknown", own: { of: 1, all: 1 }, figures: null },
  row("easy", 9, 1, 0.8),
  row("hard", 2, null, null),
  row("middle", 5, 2, -0.2),
  row("same", 5, 2, 0.8),
];

it.each([
  ["title", ["easy", "hard", "middle", "same", "unknown"]],
  ["-title", ["unknown", "same", "middle", "hard", "easy"]],
  ["passed", ["hard", "middle", "same", "easy", "unknown"]],
  ["-passed", ["easy", "middle", "same", "hard", "unknown"]],
  ["people", ["easy", "hard", "middle", "same", "unknown"]],
  ["own", ["easy", "middle", "same", "unknown", "hard"]],
  ["discrimination", ["middle", "easy", "same", "unknown", "hard"]],
  ["-discrimination", ["easy", "same", "middle", "unknown", "hard"]],
  ["tries", ["hard", "middle", "same", "easy", "unknown"]],
  ["-tries", ["easy", "middle", "same", "hard", "unknown"]],
] as const)("by %s: those without the value come last, ties stay in their order", (sort, titles) => {
  expect(sortItems(ROWS, sort).map(({ title }) => title)).toEqual(titles);
});
