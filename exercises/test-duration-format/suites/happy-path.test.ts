import { describe, expect, it } from "vitest";
import { dayLine, formatDuration } from "../src/duration";

describe("durations", () => {
  it("formats minutes", () => {
    expect(formatDuration(45)).toBe("45 min");
  });

  it("formats whole hours", () => {
    expect(formatDuration(120)).toBe("2 h");
  });

  it("formats hours and minutes", () => {
    expect(formatDuration(90)).toBe("1 h 30");
  });

  it("formats a day", () => {
    expect(dayLine([60, 30, 30])).toBe("3 visits, 2 h");
  });
});
