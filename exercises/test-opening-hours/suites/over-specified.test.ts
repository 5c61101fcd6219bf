import { describe, expect, it } from "vitest";
import { isOpen } from "../src/opening-hours";

describe("isOpen", () => {
  it("opens on the minute", () => {
    expect(isOpen("mon", 479)).toBe(false);
    expect(isOpen("mon", 480)).toBe(true);
  });

  it("closes on the minute", () => {
    expect(isOpen("mon", 1019)).toBe(true);
    expect(isOpen("mon", 1020)).toBe(false);
  });

  it("closes for lunch on the minute", () => {
    expect(isOpen("mon", 720)).toBe(false);
    expect(isOpen("mon", 780)).toBe(true);
  });

  it("is closed before midnight", () => {
    expect(isOpen("mon", -1)).toBe(false);
  });

  it("is closed at 24:00 and after", () => {
    expect(isOpen("mon", 1440)).toBe(false);
    expect(isOpen("mon", 2000)).toBe(false);
  });

  it("handles half minutes", () => {
    expect(isOpen("mon", 1019.5)).toBe(true);
  });

  it("is closed on days that do not exist", () => {
    expect(isOpen("holiday" as Parameters<typeof isOpen>[0], 600)).toBe(false);
  });

  it("answers with a boolean", () => {
    expect(typeof isOpen("sun", 600)).toBe("boolean");
  });
});
