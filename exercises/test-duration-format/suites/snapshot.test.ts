import { describe, expect, it } from "vitest";
import { dayLine, formatDuration } from "../src/duration";

// Taken down from a run.
describe("durations, as recorded", () => {
  it("in steps of half an hour", () => {
    const texts = [30, 60, 90, 120, 150].map((minutes) => formatDuration(minutes));
    expect(texts).toEqual(["30 min", "1 h", "1 h 30", "2 h", "2 h 30"]);
  });

  it("in steps of a quarter", () => {
    const texts = [15, 45, 75, 105].map((minutes) => formatDuration(minutes));
    expect(texts).toEqual(["15 min", "45 min", "1 h", "1 h"]);
  });

  it("of a long day", () => {
    expect(dayLine([20, 20, 45, 30, 60, 90])).toBe("6 visits, 4 h");
  });

  it("of a free day", () => {
    expect(dayLine([])).toBe("no visits");
  });
});
