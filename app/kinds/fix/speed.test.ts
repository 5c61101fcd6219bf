import { describe, expect, it } from "vitest";
import { judgeSpeed } from "./speed";

const sizes = (small: number | null, large: number | null, reference = [1000, 4000]) => [
  { n: 10, units: small, reference: reference[0]! },
  { n: 40, units: large, reference: reference[1]! },
];

describe("a speed defect is fixed if", () => {
  it("the work is at most 3 times the reference's at both sizes", () => {
    expect(judgeSpeed(sizes(3000, 12000), null).holds).toBe(true);
    expect(judgeSpeed(sizes(3001, 12000), null).holds).toBe(false);
    expect(judgeSpeed(sizes(3000, 12001), null).holds).toBe(false);
  });

  it("it grows at most 6 times from n to 4n, even far below the limit", () => {
    expect(judgeSpeed(sizes(100, 600), null)).toMatchObject({ holds: true, growth: 6 });
    expect(judgeSpeed(sizes(100, 601), null).holds).toBe(false);
  });

  it("the run was not stopped and did not throw: a fast wrong answer fixes nothing", () => {
    expect(judgeSpeed(sizes(100, null), null)).toMatchObject({ holds: false, growth: null });
    expect(judgeSpeed(sizes(100, 400), { kind: "error", message: "not a function" }).holds).toBe(false);
  });
});
