import { describe, expect, it } from "vitest";
import { seeded, shuffled } from "~/kinds/seeded";
import { lsat6, lsat7 } from "../../../tests/items/lsat";
import { fitted, recovery } from "../../../tests/items/measure";
import { completeTable, drawItems } from "../../../tests/items/simulated";
import { isLong } from "../../../tests/setup/runs";
import { abilityOf } from "./abilities";
import { againstOthers } from "./against-others";
import { type Fitted, fitItems } from "./item-response";
import type { Answer, Table } from "./table";

// Long: published data and figures to compare with.

const values = ({ items }: Fitted, of: "discrimination" | "difficulty") => items.map((curve) => curve![of].value);
const errors = ({ items }: Fitted, of: "discrimination" | "difficulty") =>
  items.map((curve) => curve![of].standardError!);
const intercepts = ({ items }: Fitted) => items.map((curve) => curve!.intercept);

function expectNear(found: readonly number[], published: readonly number[], within: number): void {
  expect(found).toHaveLength(published.length);
  published.forEach((value, at) => {
    expect(Math.abs(found[at]! - value), `${found[at]} for ${value}`).toBeLessThanOrEqual(within);
  });
}

/** Half a unit in the fourth decimal place, which is the largest rounding error of the printed figures. */
const FOUR = 0.00005;

describe("a Rasch fit", () => {
  it("equals R’s ltm for LSAT section 6, with its standard errors", () => {
    // D. Rizopoulos 2006, "ltm: An R Package for Latent Variable Modeling", and `summary(rasch(LSAT))`.
    const fit = fitted(lsat6, "rasch");
    expect(fit).toMatchObject({ people: 1000, isConverged: true });
    expect(fit.logLikelihood).toBeCloseTo(-2466.938, 3);
    expectNear(values(fit, "difficulty"), [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802], FOUR);
    expectNear(values(fit, "discrimination"), [0.7551, 0.7551, 0.7551, 0.7551, 0.7551], FOUR);
    expectNear(errors(fit, "difficulty"), [0.3266, 0.1422, 0.0977, 0.1691, 0.251], FOUR);
    expectNear(errors(fit, "discrimination").slice(0, 1), [0.0694], FOUR);
  });

  it("equals R’s mirt with every discrimination 1 (LSAT section 6), and with one for all (section 7)", () => {
    const six = fitted(lsat6, "rasch");
    expectNear(intercepts(six), [2.73, 0.999, 0.24, 1.306, 2.099], 0.0006);
    // The variance of the abilities that mirt prints for this model.
    expect(values(six, "discrimination")[0]! ** 2).toBeCloseTo(0.57, 2);
    const seven = fitted(lsat7, "rasch");
    expectNear(values(seven, "discrimination").slice(0, 1), [1.011], 0.0006);
    expectNear(intercepts(seven), [1.868, 0.791, 1.461, 0.521, 1.993], 0.0006);
  });
});

describe("a 2PL fit", () => {
  it("equals R’s mirt for LSAT section 7, with its intervals", () => {
    // mirt 1.45, `mirt(LSAT7, 1)`, and the standard errors by numerical derivatives in its own tests.
    const fit = fitted(lsat7, "2pl");
    expect(fit.isConverged).toBe(true);
    expect(fit.logLikelihood).toBeCloseTo(-2658.805, 3);
    expectNear(values(fit, "discrimination"), [0.988, 1.081, 1.706, 0.765, 0.736], 0.002);
    expectNear(intercepts(fit), [1.856, 0.808, 1.804, 0.486, 1.855], 0.002);
    const ends = fit.items.map((curve) => curve!.discrimination.interval!);
    expectNear(
      ends.map(({ low }) => low),
      [0.6406, 0.7501, 1.0779, 0.5022, 0.4395],
      0.002,
    );
    expectNear(
      ends.map(({ high }) => high),
      [1.3354, 1.4119, 2.334, 1.028, 1.032],
      0.004,
    );
  });

  it("equals R’s ltm for LSAT section 6, within the precision to which ltm had converged", () => {
    // `summary(ltm(LSAT ~ z1))`, which stopped at a gradient of 0.024. The log-likelihoods agree to three decimal
    // places.
    const fit = fitted(lsat6, "2pl");
    expect(fit.logLikelihood).toBeCloseTo(-2466.653, 3);
    expectNear(values(fit, "difficulty"), [-3.3597, -1.3696, -0.2799, -1.8659, -3.1236], 0.003);
    expectNear(values(fit, "discrimination"), [0.8254, 0.7229, 0.8905, 0.6886, 0.6575], 0.001);
    expectNear(errors(fit, "discrimination"), [0.2581, 0.1867, 0.2326, 0.1852, 0.21], 0.0005);
    expectNear(errors(fit, "difficulty"), [0.8669, 0.3073, 0.0997, 0.4341, 0.87], 0.002);
  });

  it("leaves items that were not given out of the likelihood, as mirt does", () => {
    // mirt's own tests: the first person's answer to the first item and the second person's answer to the second item
    // are removed.
    const table = lsat7.map((row) => [...row]);
    table[0]![0] = null;
    table[1]![1] = null;
    const fit = fitted(table, "2pl");
    expectNear(values(fit, "discrimination"), [0.969, 1.074, 1.717, 0.763, 0.731], 0.003);
    expectNear(intercepts(fit), [1.851, 0.808, 1.811, 0.486, 1.852], 0.003);
  });
});

describe("either fit", () => {
  const table = completeTable(drawItems(6, 1, seeded("six")), 200, "answers");

  it.each(["rasch", "2pl"] as const)("does not depend on the order of people or items: %s", (model) => {
    const random = seeded("order");
    const order = shuffled([0, 1, 2, 3, 4, 5], random);
    const mixed = shuffled(table, random).map((row) => order.map((place) => row[place]!));
    const [before, after] = [fitted(table, model), fitted(mixed, model)];
    expect(after.logLikelihood).toBeCloseTo(before.logLikelihood, 5);
    expectNear(
      values(after, "difficulty"),
      order.map((place) => values(before, "difficulty")[place]!),
      1e-4,
    );
  });

  it.each(["rasch", "2pl"] as const)("negates difficulties if right and wrong are exchanged: %s", (model) => {
    const turned = table.map((row) => row.map((answer): Answer => (answer === 1 ? 0 : 1)));
    const [before, after] = [fitted(table, model), fitted(turned, model)];
    expectNear(values(after, "discrimination"), values(before, "discrimination"), 1e-4);
    expectNear(
      values(after, "difficulty"),
      values(before, "difficulty").map((value) => -value),
      1e-4,
    );
  });

  it("leaves out an item that everyone answered alike", () => {
    const more = table.map((row): Answer[] => [...row, 1]);
    const [before, after] = [fitted(table, "2pl"), fitted(more, "2pl")];
    expect(after.items.at(-1)).toBeNull();
    expect(after.items.slice(0, -1)).toEqual(before.items);
  });

  it("is refused if fewer items vary than its figures need", () => {
    const two: Table = [
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 1],
    ];
    expect(fitItems(two, "2pl")).toEqual({ refused: "too-few-items", needed: 3 });
    expect(
      fitItems(
        two.map((row) => row.slice(1)),
        "rasch",
      ),
    ).toEqual({ refused: "too-few-items", needed: 2 });
    expect(fitItems([], "rasch")).toEqual({ refused: "too-few-items", needed: 2 });
  });

  it("shows a discrimination that would grow without bound without an interval, and the others with one", () => {
    // Only people who got at least four of the other items right got the last item right, so no slope is steep enough.
    const stepped = table.map((row): Answer[] => [...row, row.filter((answer) => answer === 1).length >= 4 ? 1 : 0]);
    const fit = fitted(stepped, "2pl");
    expect(fit.items.at(-1)!.discrimination).toEqual({ value: 10, standardError: null, interval: null });
    for (const curve of fit.items.slice(0, -1)) expect(curve!.discrimination.standardError).toBeGreaterThan(0);
  });
});

describe("2PL estimates of simulated answers", () => {
  it(
    "are close to the true values, and 93% of their intervals contain them",
    () => {
      const found = recovery(10, 1000, isLong ? 500 : 40);
      for (const { coverage } of Object.values(found))
        expect(coverage, JSON.stringify(found)).toBeGreaterThanOrEqual(0.93);
      expect(Math.abs(found.discrimination.bias), JSON.stringify(found)).toBeLessThan(0.03);
      expect(Math.abs(found.difficulty.bias), JSON.stringify(found)).toBeLessThan(0.05);
    },
    isLong ? 1_800_000 : 120_000,
  );
});

describe("a person’s ability", () => {
  const { items } = fitted(lsat7, "2pl");

  it("equals mirt for all wrong and all right answers to LSAT section 7", () => {
    // mirt's own tests, `fscores(…, method = "EAPsum")`, for 0 and for 5 correct answers: each has a single pattern.
    const none = abilityOf([0, 0, 0, 0, 0], items);
    const all = abilityOf([1, 1, 1, 1, 1], items);
    expectNear([none.value, all.value], [-1.86979, 0.7271877], 0.0005);
    expectNear([none.standardError, all.standardError], [0.6927032, 0.8009335], 0.0005);
  });

  it("ignores the excluded item, and items that were not given", () => {
    const without = abilityOf([1, 1, 0, 1, 1], items, 2);
    expect(abilityOf([1, 1, 1, 1, 1], items, 2)).toEqual(without);
    expect(abilityOf([1, 1, null, 1, 1], items)).toEqual(without);
    expect(without.standardError).toBeGreaterThan(abilityOf([1, 1, 0, 1, 1], items).standardError);
  });

  it("without answers is the average", () => {
    const { value, standardError } = abilityOf([null, null, null, null, null], items);
    expect(value).toBeCloseTo(0, 10);
    expect(standardError).toBeCloseTo(1, 5);
  });
});

describe("an item compared with the others", () => {
  const rasch = fitted(lsat7, "rasch");
  const sound = againstOthers(lsat7, rasch);

  it("is not flagged if it agrees with them, and its mean square is as expected", () => {
    for (const item of sound) {
      expect(item!.mayBeMisKeyed).toBe(false);
      expect(item!.discriminationAtMost).toBeGreaterThan(item!.discrimination);
      expect(item!.meanSquare).toBeGreaterThan(item!.expectedMeanSquare.low);
      expect(item!.meanSquare).toBeLessThan(item!.expectedMeanSquare.high);
    }
  });

  it("is flagged if its key is inverted, and no other is", () => {
    const table = completeTable(drawItems(12, 1, seeded("twelve")), 300, "answers");
    const turned = table.map((row) => row.map((answer, at): Answer => (at === 2 ? (answer === 1 ? 0 : 1) : answer)));
    const flagged = (one: Table) => againstOthers(one, fitted(one, "rasch")).map((item) => item!.mayBeMisKeyed);
    expect(flagged(table)).not.toContain(true);
    expect(flagged(turned).flatMap((is, at) => (is ? [at] : []))).toEqual([2]);
    const item = againstOthers(turned, fitted(turned, "rasch"))[2]!;
    expect(item.discrimination).toBeLessThan(0);
    expect(item.meanSquare).toBeGreaterThan(item.expectedMeanSquare.high);
  });

  it("has a limit that narrows with the number of answers", () => {
    const fourfold = [...lsat7, ...lsat7, ...lsat7, ...lsat7];
    const many = againstOthers(fourfold, fitted(fourfold, "rasch"));
    sound.forEach((item, at) => {
      const [few, more] = [item!, many[at]!].map((one) => one.discriminationAtMost - one.discrimination);
      expect(more! / few!).toBeGreaterThan(0.4);
      expect(more! / few!).toBeLessThan(0.6);
    });
  });
});
