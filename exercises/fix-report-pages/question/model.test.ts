import { expect, it } from "vitest";
import { sheetsOf } from "../src/report";

const house = (meters: number) => ({
  address: "Canal Row 1",
  readings: Array.from({ length: meters }, (_, i) => ({ meter: `M${i + 1}`, kwh: i })),
});

it("prints as many sheets as it takes", () => {
  expect(sheetsOf(house(40))).toHaveLength(2);
});
