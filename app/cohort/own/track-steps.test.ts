import { expect, it } from "vitest";
import { backingOf, countedOf } from "~/kinds/backing";
import { nextStep, stepOf } from "./track-steps";

const steps = (of: number) => Array.from({ length: of + 1 }, (_, counted) => stepOf(counted, of));

it("a track has a step at each third, rounded up; a short one only the last", () => {
  expect(
    steps(18)
      .map((step, counted) => [step, counted])
      .filter(([, n]) => [5, 6, 11, 12, 17, 18].includes(n!)),
  ).toEqual([
    [0, 5],
    [1, 6],
    [1, 11],
    [2, 12],
    [2, 17],
    [3, 18],
  ]);
  expect(steps(7)).toEqual([0, 0, 0, 1, 1, 2, 2, 3]);
  expect([steps(5), steps(1), steps(0)]).toEqual([[0, 0, 0, 0, 0, 3], [0, 3], [0]]);
  expect([nextStep(0, 18), nextStep(2, 18), nextStep(0, 5), nextStep(3, 18)]).toEqual([
    { step: 1, needs: 6 },
    { step: 3, needs: 18 },
    { step: 3, needs: 5 },
    null,
  ]);
});

it("counts no more unbacked passes than backed ones, and all passes that need no backing", () => {
  const passes = (tests: number, backed: number, others: number) => [
    ...Array.from({ length: tests }, (_, n) => ({ slug: `t${n}`, kind: "test" as const })),
    ...Array.from({ length: backed + others }, (_, n) => ({
      slug: `r${n}`,
      kind: "review" as const,
      backed: n < backed,
    })),
  ];
  const counted = (...of: [number, number, number]) => {
    const all = passes(...of);
    return countedOf(all.length, backingOf(all, all.length));
  };
  expect([counted(4, 0, 0), counted(4, 0, 5), counted(4, 1, 5), counted(4, 3, 3), counted(0, 3, 2)]).toEqual([
    4, 4, 6, 10, 5,
  ]);
});
