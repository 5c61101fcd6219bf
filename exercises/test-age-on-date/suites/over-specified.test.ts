import { describe, expect, it } from "vitest";
import { ageOn, signerOn } from "../src/age";

describe("ageOn", () => {
  it("counts the birthday", () => {
    expect(ageOn("2008-06-17", "2026-06-17")).toBe(18);
    expect(ageOn("2008-06-17", "2026-06-16")).toBe(17);
  });

  it("keeps leap day birthdays on 28 February", () => {
    expect(ageOn("2008-02-29", "2026-02-28")).toBe(18);
  });

  it("is negative before birth", () => {
    expect(ageOn("2026-06-17", "2026-06-01")).toBe(-1);
  });

  it("is not a number for nonsense", () => {
    expect(ageOn("", "2026-06-01")).toBeNaN();
  });
});

describe("signerOn", () => {
  it("lets a parent sign before the child is born", () => {
    expect(signerOn("2027-01-01", "2026-06-01")).toBe("parent");
  });

  it("lets young adults sign alone", () => {
    expect(signerOn("2007-12-31", "2026-06-01")).toBe("patient");
  });
});
