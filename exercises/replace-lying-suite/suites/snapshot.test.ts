import { expect, it } from "vitest";
import { makePlan } from "../src/plan";

// Taken down from a run of the code.
it("the ticket's plan, as recorded", () => {
  expect(makePlan({ number: "PW-310", total: 10_000 }, 4, "2026-01-31")).toEqual([
    { reference: "PW-310/1", cents: 2_500, dueOn: "2026-01-31" },
    { reference: "PW-310/2", cents: 2_500, dueOn: "2026-02-28" },
    { reference: "PW-310/3", cents: 2_500, dueOn: "2026-03-31" },
    { reference: "PW-310/4", cents: 2_500, dueOn: "2026-04-30" },
  ]);
});

it("a plan in three parts, as recorded", () => {
  const plan = makePlan({ number: "PW-311", total: 10_000 }, 3, "2026-01-15");
  expect(plan.map(({ cents }) => cents)).toEqual([3_333, 3_333, 3_333]);
});

it("a plan in six parts, as recorded", () => {
  const plan = makePlan({ number: "PW-312", total: 10_000 }, 6, "2026-01-15");
  expect(plan.map(({ cents }) => cents)).toEqual([1_667, 1_667, 1_667, 1_667, 1_667, 1_667]);
});
