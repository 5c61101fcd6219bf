import { expect, it } from "vitest";
import { sheetsOf } from "../src/report";

const house = (meters: number) => ({
  address: "Canal Row 1",
  readings: Array.from({ length: meters }, (_, i) => ({ meter: `M${i + 1}`, kwh: i })),
});

// This many meters were always printed correctly. Choose a number that was not, and say how many sheets it takes.
it("prints as many sheets as it takes", () => {
  expect(sheetsOf(house(27))).toHaveLength(2);
});
