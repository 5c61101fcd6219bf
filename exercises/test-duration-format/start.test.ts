import { describe, expect, it } from "vitest";
import { dayLine, formatDuration } from "../src/duration";

describe("formatDuration", () => {
  it("writes the examples of the ticket", () => {
    expect(formatDuration(45)).toBe("45 min");
    expect(formatDuration(60)).toBe("1 h");
    expect(formatDuration(90)).toBe("1 h 30");
  });

  // Three examples, four rules. Which durations does no example speak of?
});

describe("dayLine", () => {
  it("counts the visits and adds them up", () => {
    expect(dayLine([30, 60])).toBe("2 visits, 1 h 30");
  });
});
