import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibration, type SureStep, stepOf } from "./calibration";

describe("calibration", () => {
  const answers = (n: number, confidence: number, right: boolean): SureStep[] =>
    Array.from({ length: n }, () => ({
      step: stepOf(confidence),
      answers: 1,
      right: right ? 1 : 0,
      said: confidence,
      squares: (confidence - (right ? 100 : 0)) ** 2,
    }));

  it("is the mean squared distance", () => {
    expect(calibration([...answers(1, 80, true), ...answers(1, 60, false)])?.brier).toBeCloseTo((0.04 + 0.36) / 2, 12);
    expect(calibration(answers(5, 100, false))?.brier).toBe(1);
    expect(calibration([])).toBeNull();
  });
  it("draws a curve from 20 answers", () => {
    expect(calibration(answers(19, 80, true))?.curve).toBeNull();
    expect(calibration([...answers(15, 100, true), ...answers(5, 55, false)])?.curve).toEqual([
      { from: 50, to: 59, answers: 5, said: expect.closeTo(0.55), right: 0 },
      { from: 90, to: 100, answers: 15, said: 1, right: 1 },
    ]);
  });
  it("is between 0 and 1, and does not depend on how answers are grouped", () => {
    const answer = fc.tuple(fc.integer({ min: 50, max: 100 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 40 }), (list) => {
        const single = list.flatMap(([confidence, right]) => answers(1, confidence, right));
        const { brier, curve } = calibration(single)!;
        expect(brier).toBeGreaterThanOrEqual(0);
        expect(brier).toBeLessThanOrEqual(1);
        const added = [50, 60, 70, 80, 90].map((step) =>
          single
            .filter((one) => one.step === step)
            .reduce(
              (sum, one) => ({
                step,
                answers: sum.answers + one.answers,
                right: sum.right + one.right,
                said: sum.said + one.said,
                squares: sum.squares + one.squares,
              }),
              { step, answers: 0, right: 0, said: 0, squares: 0 },
            ),
        );
        expect(calibration(added)).toEqual({ answers: list.length, brier, curve });
      }),
    );
  });
});
