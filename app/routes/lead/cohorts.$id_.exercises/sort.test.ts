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
  { title: "unknown", own: { of: 0, all: 0 }, figures: null },
  row("easy", 9, 1, 0.8),
  row("hard", 2, null, null),
  row("middle", 5, 2, -0.2),
  row("same", 5, 2, 0.8),
];

it.each([
  ["title", false, ["easy", "hard", "middle", "same", "unknown"]],
  ["title", true, ["unknown", "same", "middle", "hard", "easy"]],
  ["passed", false, ["hard", "middle", "same", "easy", "unknown"]],
  ["passed", true, ["easy", "middle", "same", "hard", "unknown"]],
  ["people", false, ["easy", "hard", "middle", "same", "unknown"]],
  ["own", false, ["easy", "middle", "same", "unknown", "hard"]],
  ["discrimination", false, ["middle", "easy", "same", "unknown", "hard"]],
  ["discrimination", true, ["easy", "same", "middle", "unknown", "hard"]],
  ["tries", false, ["hard", "middle", "same", "easy", "unknown"]],
  ["tries", true, ["easy", "middle", "same", "hard", "unknown"]],
] as const)(
  "by %s, reversed %s: those without the value come last, ties stay in their order",
  (order, turned, titles) => {
    expect(sortItems(ROWS, order, turned).map(({ title }) => title)).toEqual(titles);
  },
);
