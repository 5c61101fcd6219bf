import { describe, expect, test } from "vitest";
import { crewLine } from "../src/crew";

/** A visit for each of these initials. Those in lower case are cancelled. */
function tomorrow(initials: string) {
  return initials.split(" ").map((clinician) => {
    const isCancelled = clinician === clinician.toLowerCase();
    return { patient: "Ola", clinician: clinician.toUpperCase(), isCancelled };
  });
}

describe("the line on the display", () => {
  test("is short if hardly anyone works", () => {
    expect(crewLine([])).toBe("nobody");
    expect(crewLine(tomorrow("KM"))).toBe("KM");
  });

  test("names up to three clinicians", () => {
    expect([tomorrow("KM AB"), tomorrow("KM AB RS")].map(crewLine)).toEqual(["KM and AB", "KM, AB and RS"]);
  });

  test("counts the others if there are more", () => {
    const lines = ["KM AB RS JD", "KM AB RS JD EW"].map((initials) => crewLine(tomorrow(initials)));
    expect(lines).toEqual(["KM, AB and 2 others", "KM, AB and 3 others"]);
  });

  test("names everyone once, and no one whose visits are all cancelled", () => {
    expect(crewLine(tomorrow("KM AB KM RS AB"))).toBe("KM, AB and RS");
    expect(crewLine(tomorrow("km AB rs KM"))).toBe("AB and KM");
    expect(crewLine(tomorrow("km ab"))).toBe("nobody");
  });
});
