import { describe, expect, it } from "vitest";
import { ageOn, signerOn } from "../src/age";

describe("age on a day", () => {
  it("calculates the age of an adult", () => {
    expect(ageOn("1990-03-15", "2026-10-20")).toBe(36);
  });

  it("takes into account that the birthday is still to come", () => {
    expect(ageOn("1990-11-15", "2026-03-20")).toBe(35);
  });

  it("knows who signs", () => {
    expect(signerOn("2020-05-05", "2026-10-20")).toBe("parent");
    expect(signerOn("2010-05-05", "2026-10-20")).toBe("both");
    expect(signerOn("1990-05-05", "2026-10-20")).toBe("patient");
  });
});
