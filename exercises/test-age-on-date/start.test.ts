import { describe, expect, it } from "vitest";
import { ageOn, signerOn } from "../src/age";

describe("ageOn", () => {
  it("is 10 for somebody who was born ten years and some months before", () => {
    expect(ageOn("2015-06-05", "2026-01-20")).toBe(10);
  });

  // On which days does an age change? Look at both sides of them.
});

describe("signerOn", () => {
  it("is a parent for a child", () => {
    expect(signerOn("2015-06-05", "2026-01-20")).toBe("parent");
  });
});
