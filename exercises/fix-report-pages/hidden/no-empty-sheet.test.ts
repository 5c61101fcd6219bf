import { expect, it } from "vitest";
import { sheetsOf } from "../src/report";

const house = (address: string, meters: number) => ({
  address,
  readings: Array.from({ length: meters }, (_, i) => ({ meter: `M${i + 1}`, kwh: i })),
});

it.each([20, 40])("prints no sheet without a reading: %d meters", (meters) => {
  const sheets = sheetsOf(house("Canal Row 1", meters)).map((sheet) => sheet.split("\n").length);
  expect(sheets).toEqual(Array.from({ length: meters / 20 }, () => 21));
});
