import { expect, it } from "vitest";
import { sortItems } from "./sort";

const row = (name: string, passed: number, tries: number | null, discrimination: number | null) => ({
  name,
  figures: {
    people: 10,
    passed,
    interval: [0, 1] as const,
    tries,
    discrimination: discrimination === null ? null : { value: discrimination, interval: null },
  },
});
const ROWS = [
  { name: "unknown", figures: null },
  row("easy", 9, 1, 0.8),
  row("hard", 2, null, null),
  row("middle", 5, 2, -0.2),
  row("same", 5, 2, 0.8),
];

it.each([
  ["passed", ["hard", "middle", "same", "easy", "unknown"]],
  ["people", ["easy", "hard", "middle", "same", "unknown"]],
  ["discrimination", ["middle", "easy", "same", "unknown", "hard"]],
  ["tries", ["hard", "middle", "same", "easy", "unknown"]],
] as const)("by %s: those without the figure come last, equal ones stay in their order", (order, names) => {
  expect(sortItems(ROWS, order).map(({ name }) => name)).toEqual(names);
});
