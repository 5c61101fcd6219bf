import { beforeEach, describe, expect, it, vi } from "vitest";
import { makePlan } from "../src/plan";
import { splitAmount } from "../src/split-amount";

vi.mock("../src/split-amount", () => ({ splitAmount: vi.fn() }));

const debt = { number: "PW-310", total: 10_000 };

describe("makePlan", () => {
  beforeEach(() => {
    vi.mocked(splitAmount).mockReset();
    vi.mocked(splitAmount).mockReturnValue([2_500, 2_500, 2_500, 2_500]);
  });

  it("creates four equal instalments", () => {
    const plan = makePlan(debt, 4, "2026-01-31");
    expect(plan.map(({ cents }) => cents)).toEqual([2_500, 2_500, 2_500, 2_500]);
  });

  it("handles amounts that cannot be divided evenly", () => {
    const amounts = [3_334, 3_333, 3_333];
    vi.mocked(splitAmount).mockReturnValue(amounts);
    const plan = makePlan(debt, 3, "2026-01-31");
    expect(plan.reduce((sum, { cents }) => sum + cents, 0)).toBe(10_000);
  });

  it("sets due dates and references", () => {
    for (const instalment of makePlan(debt, 4, "2026-01-31")) {
      expect(instalment.dueOn).toBeDefined();
      expect(instalment.reference).toContain("PW-310");
    }
  });

  it("rejects invalid input", () => {
    for (const parts of [0, -1, 2.5, 25]) {
      try {
        makePlan(debt, parts, "2026-01-31");
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }
  });
});
