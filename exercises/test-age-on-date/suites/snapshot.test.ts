import { describe, expect, it } from "vitest";
import { ageOn, signerOn } from "../src/age";

// Taken down from a run: a handful of patients on the day of the release.
const patients = ["1948-12-24", "1990-03-15", "2008-03-29", "2012-03-20", "2021-07-01"];

describe("as recorded on 2026-03-17", () => {
  it("ages", () => {
    expect(patients.map((born) => ageOn(born, "2026-03-17"))).toEqual([77, 36, 18, 14, 4]);
  });

  it("signers", () => {
    expect(patients.map((born) => signerOn(born, "2026-03-17")).join(" ")).toBe("patient patient patient both parent");
  });

  it("ages a year later", () => {
    expect(patients.map((born) => ageOn(born, "2027-06-02"))).toEqual([78, 37, 19, 15, 5]);
  });
});
