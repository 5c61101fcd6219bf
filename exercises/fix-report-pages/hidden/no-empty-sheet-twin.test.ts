import { expect, it } from "vitest";
import { sheetsOf } from "../src/report";

const house = (address: string, meters: number) => ({
  address,
  readings: Array.from({ length: meters }, (_, i) => ({ meter: `M${i + 1}`, kwh: i })),
});

it.each([60, 120, 400])("prints no sheet without a reading: %d meters", (meters) => {
  const sheets = sheetsOf(house("Ferry Street 12", meters));
  expect(sheets).toHaveLength(meters / 20);
  expect(sheets.at(-1)).toContain(`M${meters} `);
});
