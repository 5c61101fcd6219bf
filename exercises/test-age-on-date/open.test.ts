import { describe, expect, it } from "vitest";
import { ageOn } from "../src/age";

it("In a year without that day", () => {
  expect(ageOn("2008-02-29", "2026-02-28")).toBe(17);
});

describe("A visit before the day of birth", () => {
  it("has an age below 0", () => {
    expect(ageOn("2026-06-17", "2026-06-01")).toBe(-1);
  });

  it("or strings that are not days have one, too", () => {
    expect(() => ageOn("", "2026-06-01")).not.toThrow();
  });
});
