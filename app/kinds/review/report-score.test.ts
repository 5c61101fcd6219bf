import { describe, expect, it } from "vitest";
import { WRONG_VERDICT } from "./constants";
import { guide } from "./guide";
import type { ReviewReport } from "./report-schema";
import { scoreRows } from "./report-score";

type Detail = ReviewReport["detail"];

function rowsOf(score: number, truth: Detail["truth"], parts: Detail["parts"]) {
  const report = { score, detail: { truth, parts } } as unknown as ReviewReport;
  return scoreRows(report).map(({ label, value }) => `${label}: ${value}`);
}

describe("the steps of a review's score", () => {
  it("go from what was found to the better of two: with luck removed, or proofs alone", () => {
    const luck = { f1: 0.77, blind: 0.7, off: 0.22, kept: 0.22, proven: 0.67 };
    const recall = { value: 0.625, earned: 10, of: 16 };
    expect(
      rowsOf(0.67, "flawed", {
        recall,
        precision: { value: 1, matched: 2, falseAlarms: 1 },
        luck,
        f: 0.67,
        halved: false,
      }),
    ).toEqual([
      "Found, by weight: 63%",
      "Precision: 100%",
      "Both combined (F₁): 77%",
      "Random guessing would score: 70%",
      "Adjusted for guessing: 22%",
      "Proven findings only: 67%",
      "The best of these: 67%",
      "Score: 67%",
    ]);
  });

  it("state the weights and the cost of one more finding as the score uses them", () => {
    const luck = { f1: 0.8, blind: 0.1, off: 0.7, kept: 0.75, proven: 0 };
    const recall = { value: 0.625, earned: 10, of: 16 };
    const precision = { value: 1, matched: 2, falseAlarms: 0 };
    const parts = { recall, precision, luck, f: 0.75, halved: false };
    const rows = scoreRows({ score: 0.75, detail: { truth: "flawed", parts } } as unknown as ReviewReport);
    expect(rows[0]!.note).toBe("10 of 16: a blocker weighs 8, a major issue 4, a minor issue 1");
    expect(rows.map(({ label }) => label)).toContain(
      "Adjusted so that an additional correct finding never lowers the score by more than 5%",
    );
  });

  it("show that a wrong verdict halves the score", () => {
    const luck = { f1: 0.8, blind: 0, off: 0.8, kept: 0.8, proven: 0 };
    const rows = rowsOf(0.4, "flawed", {
      recall: { value: 0.8, earned: 4, of: 5 },
      precision: { value: 0.8, matched: 4, falseAlarms: 2 },
      luck,
      f: 0.8,
      halved: true,
    });
    expect(rows.slice(-2)).toEqual(["Halved: × ½", "Score: 40%"]);
    // This row and the workspace's guide say "half" in words.
    expect(WRONG_VERDICT).toBe(1 / 2);
    expect(guide.steps.map(({ text }) => text).join()).toContain("A wrong decision costs half the score");
    expect(rows.join()).not.toContain("proven");
  });

  it("state the earlier score if a changed key would have lowered it", () => {
    const luck = { f1: 0.67, blind: 0, off: 0.67, kept: 0.67, proven: 0 };
    const precision = { value: 1, matched: 1, falseAlarms: 0 };
    const recall = { value: 0.5, earned: 2, of: 4 };
    const rows = rowsOf(1, "flawed", { recall, precision, luck, f: 2 / 3, halved: false });
    expect(rows.slice(-2)).toEqual(["Previous score: 100%", "Score: 100%"]);
  });

  it("count, on a clean change, only what was wrongly marked", () => {
    const parts = { recall: null, precision: { value: 0, matched: 0, falseAlarms: 3 }, luck: null, halved: false };
    expect(rowsOf(0.5, "clean", { ...parts, f: 0.5 })).toEqual(["Correct code left alone: 50%", "Score: 50%"]);
  });

  it.each([
    [0.75, "0.5 × left alone + 0.5 × found"],
    [0.85, "0.7 × left alone + 0.3 × found"],
  ])("combine both if all issues are minor, with the weights of their time", (score, weights) => {
    const precision = { value: 1, matched: 1, falseAlarms: 0 };
    const parts = { precision, luck: null, halved: false, recall: { value: 0.5, earned: 1, of: 2 }, f: score };
    const rows = scoreRows({ score, detail: { truth: "minor-only", parts } } as unknown as ReviewReport);
    expect(rows.map(({ label, value }) => `${label}: ${value}`)).toEqual([
      "Correct code left alone: 100%",
      "Found, by weight: 50%",
      `Combined: ${score * 100}%`,
      `Score: ${score * 100}%`,
    ]);
    expect(rows[2]!.note).toContain(weights);
  });
});
