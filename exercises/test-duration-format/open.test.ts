import { describe, expect, it } from "vitest";
import { dayLine, formatDuration } from "../src/duration";

describe("Fractions of a minute and durations below 0", () => {
  it("are rounded", () => {
    expect(formatDuration(14.6)).toBe("15 min");
  });

  it("are added up before they are rounded", () => {
    expect(dayLine([10.4, 10.4])).toBe("2 visits, 21 min");
  });

  it("are below 0 on paper, too", () => {
    expect(formatDuration(-60)).toBe("-1 h");
  });
});
