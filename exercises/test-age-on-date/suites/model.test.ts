import { describe, expect, it } from "vitest";
import { ageOn, signerOn } from "../src/age";

describe("ageOn", () => {
  it("changes on the birthday, and on no other day near it", () => {
    expect(ageOn("2008-06-17", "2026-06-16")).toBe(17);
    expect(ageOn("2008-06-17", "2026-06-17")).toBe(18);
    expect(ageOn("2008-06-17", "2026-06-18")).toBe(18);
  });

  it("changes on the first of a month and of a year, too", () => {
    expect(ageOn("2000-05-01", "2026-04-30")).toBe(25);
    expect(ageOn("2000-05-01", "2026-05-01")).toBe(26);
    expect(ageOn("2000-01-01", "2025-12-31")).toBe(25);
    expect(ageOn("2000-01-01", "2026-01-01")).toBe(26);
  });

  it("looks at month and date together", () => {
    expect(ageOn("1990-08-20", "2026-10-03")).toBe(36); // later month, earlier date
    expect(ageOn("1990-08-20", "2026-05-28")).toBe(35); // earlier month, later date
  });

  it.each([1, 4, 30, 64])("is %d on that birthday, and a year less on the day before", (age) => {
    expect(ageOn("1961-11-09", `${1961 + age}-11-09`)).toBe(age);
    expect(ageOn("1961-11-09", `${1961 + age}-11-08`)).toBe(age - 1);
  });

  it("is 0 from the day of birth to the day before the first birthday", () => {
    expect(ageOn("2026-03-17", "2026-03-17")).toBe(0);
    expect(ageOn("2026-03-17", "2026-12-31")).toBe(0);
    expect(ageOn("2026-03-17", "2027-03-16")).toBe(0);
  });

  it("knows 29 February where the year has one", () => {
    expect(ageOn("2008-02-29", "2028-02-28")).toBe(19);
    expect(ageOn("2008-02-29", "2028-02-29")).toBe(20);
    expect(ageOn("2008-02-29", "2027-03-02")).toBe(19);
  });
});

describe("signerOn", () => {
  it("changes on the 14th birthday", () => {
    expect(signerOn("2012-06-17", "2026-06-16")).toBe("parent");
    expect(signerOn("2012-06-17", "2026-06-17")).toBe("both");
  });

  it("changes on the 18th birthday", () => {
    expect(signerOn("2008-06-17", "2026-06-16")).toBe("both");
    expect(signerOn("2008-06-17", "2026-06-17")).toBe("patient");
  });

  it("stays the patient after that", () => {
    expect(signerOn("1950-01-01", "2026-06-17")).toBe("patient");
  });
});
