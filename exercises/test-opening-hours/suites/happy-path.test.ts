import { describe, expect, it } from "vitest";
import { isOpen } from "../src/opening-hours";

describe("isOpen", () => {
  it("is open in the middle of a morning", () => {
    expect(isOpen("mon", 600)).toBe(true);
  });

  it("is closed in the middle of lunch", () => {
    expect(isOpen("tue", 750)).toBe(false);
  });

  it("is closed late in the evening", () => {
    expect(isOpen("wed", 1320)).toBe(false);
  });

  it("is closed on Sunday", () => {
    expect(isOpen("sun", 600)).toBe(false);
  });
});
