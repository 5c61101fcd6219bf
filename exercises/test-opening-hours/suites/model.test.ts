import { describe, expect, it } from "vitest";
import { isOpen } from "../src/opening-hours";

const at = (hour: number, minutes = 0) => hour * 60 + minutes;

describe("opening and closing", () => {
  it.each([
    ["mon", at(8), at(17)],
    ["tue", at(8), at(17)],
    ["wed", at(8), at(12, 30)],
    ["thu", at(8), at(19)],
    ["fri", at(8), at(16)],
    ["sat", at(9), at(13)],
  ] as const)("on %s the opening minute counts, the closing minute does not", (day, opens, closes) => {
    expect(isOpen(day, opens - 1)).toBe(false);
    expect(isOpen(day, opens)).toBe(true);
    expect(isOpen(day, closes - 1)).toBe(true);
    expect(isOpen(day, closes)).toBe(false);
  });

  it("is closed at both ends of a day", () => {
    expect(isOpen("thu", 0)).toBe(false);
    expect(isOpen("thu", 1439)).toBe(false);
  });

  it("is closed all Sunday", () => {
    for (let minute = 0; minute < 1440; minute += 30) expect(isOpen("sun", minute)).toBe(false);
  });
});

describe("lunch", () => {
  it.each([
    ["mon", at(12), at(13)],
    ["tue", at(12), at(13)],
    ["thu", at(12), at(13)],
    ["fri", at(12), at(12, 30)],
  ] as const)("on %s the break holds from its first minute to the one before its end", (day, starts, ends) => {
    expect(isOpen(day, starts - 1)).toBe(true);
    expect(isOpen(day, starts)).toBe(false);
    expect(isOpen(day, ends - 1)).toBe(false);
    expect(isOpen(day, ends)).toBe(true);
  });

  it("does not interrupt a day without a break", () => {
    expect(isOpen("wed", at(12))).toBe(true);
    expect(isOpen("sat", at(12, 30))).toBe(true);
  });
});
