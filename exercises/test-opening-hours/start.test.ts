import { describe, expect, it } from "vitest";
import { isOpen } from "../src/opening-hours";

/** Minutes since midnight, so that a test reads like the sign on the door: at(8, 30) is 08:30. */
const at = (hour: number, minutes = 0) => hour * 60 + minutes;

describe("isOpen", () => {
  it("is open on a Monday morning", () => {
    expect(isOpen("mon", at(10))).toBe(true);
  });

  // What else does the specification settle? Write a test for each rule, then look for the code that breaks it.
});
