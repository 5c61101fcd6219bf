import { describe, expect, it } from "vitest";
import { amountDue, vatOf, vatTable } from "../src/vat";

describe("vatOf", () => {
  it("is 19 cents on a euro at 19 %", () => {
    expect(vatOf(100, 19)).toBe(19);
  });

  // Which nets and rates make each rule of the specification visible?
});

// Lines are written like this: vatTable([{ net: 100, rate: 19 }, { net: 250, rate: 7 }]), and the same for amountDue.
