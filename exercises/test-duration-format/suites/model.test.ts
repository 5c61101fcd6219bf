import { describe, expect, it } from "vitest";
import { dayLine, formatDuration } from "../src/duration";

describe("formatDuration", () => {
  it.each([
    [0, "0 min"],
    [1, "1 min"],
    [9, "9 min"],
    [59, "59 min"],
  ])("writes %d minutes as %s", (minutes, text) => {
    expect(formatDuration(minutes)).toBe(text);
  });

  it.each([
    [60, "1 h"],
    [120, "2 h"],
    [600, "10 h"],
  ])("writes %d minutes as whole hours, %s", (minutes, text) => {
    expect(formatDuration(minutes)).toBe(text);
  });

  it.each([
    [61, "1 h 01"],
    [75, "1 h 15"],
    [90, "1 h 30"],
    [119, "1 h 59"],
    [125, "2 h 05"],
    [130, "2 h 10"],
    [647, "10 h 47"],
  ])("writes %d minutes as hours and two digits, %s", (minutes, text) => {
    expect(formatDuration(minutes)).toBe(text);
  });

  it("goes on past a day", () => {
    expect(formatDuration(1_440)).toBe("24 h");
    expect(formatDuration(1_575)).toBe("26 h 15");
    expect(formatDuration(6_003)).toBe("100 h 03");
  });
});

describe("dayLine", () => {
  it("counts the visits and adds them up", () => {
    expect(dayLine([45, 20, 60])).toBe("3 visits, 2 h 05");
    expect(dayLine([30, 15])).toBe("2 visits, 45 min");
  });

  it("speaks of one visit", () => {
    expect(dayLine([45])).toBe("1 visit, 45 min");
    expect(dayLine([75])).toBe("1 visit, 1 h 15");
  });

  it("knows a day without visits, and visits without a duration", () => {
    expect(dayLine([])).toBe("no visits");
    expect(dayLine([0])).toBe("1 visit, 0 min");
  });
});
