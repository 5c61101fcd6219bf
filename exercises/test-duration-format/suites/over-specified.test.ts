import { describe, expect, it } from "vitest";
import { dayLine, formatDuration } from "../src/duration";

describe("formatDuration", () => {
  it("pads the minutes", () => {
    expect(formatDuration(65)).toBe("1 h 05");
  });

  it("formats whole hours", () => {
    expect(formatDuration(180)).toBe("3 h");
  });

  it("rounds to the nearest minute", () => {
    expect(formatDuration(59.6)).toBe("1 h");
    expect(formatDuration(14.5)).toBe("15 min");
  });

  it("refuses negative durations", () => {
    expect(() => formatDuration(-5)).toThrow(RangeError);
  });

  it("is a text even for nonsense", () => {
    expect(typeof formatDuration(Number.NaN)).toBe("string");
  });
});

describe("dayLine", () => {
  it("is short for one visit", () => {
    expect(dayLine([10])).toBe("1 visit, 10 min");
  });

  it("rounds the total, not each visit", () => {
    expect(dayLine([10.4, 10.4])).toBe("2 visits, 21 min");
  });
});
