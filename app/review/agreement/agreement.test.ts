import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bootstrapInterval, cohensKappa, figuresOf, krippendorffsAlpha, type Unit } from "./agreement";

/** Rows of published tables, one for each judge; a dot is a missing value. */
function unitsOf(...rows: string[]): Unit[] {
  const judges = rows.map((row) => row.split(" "));
  return judges[0]!.map((_, unit) => judges.flatMap((row) => (row[unit] === "." ? [] : [Number(row[unit])])));
}

/** Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", sections C and D: four judges, twelve units. */
const FOUR = unitsOf(
  "1 2 3 3 2 1 4 1 2 . . .",
  "1 2 3 3 2 2 4 1 2 5 . 3",
  ". 3 3 3 2 3 4 2 2 5 1 .",
  "1 2 3 3 2 4 4 1 2 5 1 .",
);
/** The same paper, section A: two judges, two values, none missing. */
const TWO = unitsOf("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0");

const pairs = (times: number, one: number, other: number) =>
  Array.from({ length: times }, (): [number, number] => [one, other]);
/** Pairs of yes and no by two readers, which occur 20, 5, 10 and 15 times: κ = (0.7 − 0.5) / (1 − 0.5). */
const FIFTY = [...pairs(20, 1, 1), ...pairs(5, 1, 0), ...pairs(10, 0, 1), ...pairs(15, 0, 0)];

describe("Krippendorff’s α", () => {
  it("equals the published values: nominal with missing values, ordinal, and two values by two judges", () => {
    expect(krippendorffsAlpha(FOUR, "nominal")).toBeCloseTo(0.743, 3);
    expect(krippendorffsAlpha(FOUR, "ordinal")).toBeCloseTo(0.815, 3);
    expect(krippendorffsAlpha(TWO, "nominal")).toBeCloseTo(0.095, 3);
    // With only two values, there is only one possible distance.
    expect(krippendorffsAlpha(TWO, "ordinal")).toBeCloseTo(0.095, 3);
  });

  it("cannot be determined if all values are the same, or if no two judges share a unit", () => {
    expect(krippendorffsAlpha([], "nominal")).toBeNull();
    expect(krippendorffsAlpha([[1], [2], []], "ordinal")).toBeNull();
    expect(krippendorffsAlpha(pairs(40, 2, 2), "ordinal")).toBeNull();
  });

  const value = fc.integer({ min: 0, max: 4 });
  const level = fc.constantFrom("nominal" as const, "ordinal" as const);
  const units = fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 15 });

  it("does not depend on the order of units or judges", () => {
    fc.assert(
      fc.property(units, level, fc.infiniteStream(fc.nat()), (some, how, draws) => {
        const mixed = <T>(list: readonly T[]) =>
          list
            .map((one) => [draws.next().value as number, one] as const)
            .sort(([a], [b]) => a - b)
            .map(([, one]) => one);
        const other = mixed(some.map(mixed));
        const [before, after] = [krippendorffsAlpha(some, how), krippendorffsAlpha(other, how)];
        if (before === null) expect(after).toBeNull();
        else expect(after).toBeCloseTo(before, 10);
        expect(bootstrapInterval(other, how, "x")).toEqual(bootstrapInterval(some, how, "x"));
      }),
      { numRuns: 40 },
    );
  });

  it("is 1 if all agree and the values vary, never more, and undefined if they do not vary", () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 15 }), level, (values, how) => {
        const agreed = values.map((one) => [one, one]);
        expect(krippendorffsAlpha(agreed, how)).toBe(new Set(values).size > 1 ? 1 : null);
      }),
    );
    fc.assert(
      fc.property(units, level, (some, how) => {
        expect(krippendorffsAlpha(some, how) ?? 0).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("penalises a near miss less than a far one on an ordinal line; both the same on a nominal one", () => {
    const spread = [...pairs(6, 0, 0), ...pairs(6, 1, 1), ...pairs(6, 2, 2)];
    const [near, far] = [
      [...spread, ...pairs(2, 0, 1), ...pairs(2, 1, 2)],
      [...spread, ...pairs(4, 0, 2)],
    ];
    expect(krippendorffsAlpha(near, "ordinal")).toBeGreaterThan(krippendorffsAlpha(far, "ordinal")! + 0.1);
    expect(Math.abs(krippendorffsAlpha(near, "nominal")! - krippendorffsAlpha(far, "nominal")!)).toBeLessThan(0.02);
  });
});

describe("the bootstrap interval", () => {
  it("contains the value, is reproducible, and narrows with more submissions", () => {
    const few = bootstrapInterval(FIFTY, "nominal", "review verdict")!;
    const alpha = krippendorffsAlpha(FIFTY, "nominal")!;
    expect(few.low).toBeLessThan(alpha);
    expect(few.high).toBeGreaterThan(alpha);
    expect(bootstrapInterval(FIFTY, "nominal", "review verdict")).toEqual(few);
    const many = bootstrapInterval([...FIFTY, ...FIFTY, ...FIFTY, ...FIFTY], "nominal", "review verdict")!;
    // With four times as many submissions, the interval is half as wide.
    expect((many.high - many.low) / (few.high - few.low)).toBeGreaterThan(0.4);
    expect((many.high - many.low) / (few.high - few.low)).toBeLessThan(0.6);
  });

  it("is missing if too many resamples have no α, and if all agree", () => {
    // Only one of twenty submissions has another value, so a third of the resamples do not vary.
    expect(bootstrapInterval([...pairs(19, 1, 1), ...pairs(1, 1, 0)], "nominal", "x")).toBeNull();
    expect(bootstrapInterval([...pairs(20, 1, 1), ...pairs(20, 0, 0)], "nominal", "x")).toBeNull();
    expect(bootstrapInterval([], "nominal", "x")).toBeNull();
  });
});

describe("the figures of a line", () => {
  it("are only counts below ten submissions", () => {
    expect(figuresOf([...pairs(8, 0, 0), ...pairs(1, 0, 1)], "ordinal", "x")).toEqual({
      works: 9,
      same: 8,
      beyondChance: { says: "too-early" },
    });
    expect(figuresOf([...pairs(8, 0, 0), ...pairs(2, 0, 1)], "ordinal", "x").beyondChance.says).toBe("alpha");
  });

  it("say that α cannot be determined if everyone chose the same level", () => {
    expect(figuresOf(pairs(12, 1, 1), "ordinal", "x")).toEqual({
      works: 12,
      same: 12,
      beyondChance: { says: "no-variation" },
    });
  });

  it("are α with its interval", () => {
    const { beyondChance, ...counts } = figuresOf(FIFTY, "nominal", "x");
    expect(counts).toEqual({ works: 50, same: 35 });
    expect(beyondChance).toMatchObject({
      says: "alpha",
      interval: { low: expect.any(Number), high: expect.any(Number) },
    });
  });
});

describe("Cohen’s κ", () => {
  it("equals textbook values", () => expect(cohensKappa(FIFTY)).toBeCloseTo(0.4, 10));

  it("is shown from thirty submissions, and not if both chose only one value", () => {
    const some = [...pairs(20, 1, 1), ...pairs(9, 0, 0)];
    expect(cohensKappa(some)).toBeNull();
    expect(cohensKappa([...some, [0, 0]])).toBe(1);
    expect(cohensKappa(pairs(40, 1, 1))).toBeNull();
  });
});
