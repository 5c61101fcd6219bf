import { expect, it } from "vitest";
import { sheetsOf } from "../src/report";

const house = (address: string, meters: number) => ({
  address,
  readings: Array.from({ length: meters }, (_, i) => ({ meter: `M${i + 1}`, kwh: i })),
});

it.each([1, 19, 21, 39, 41, 119])("prints every reading of %d, in order, twenty a sheet", (meters) => {
  const sheets = sheetsOf(house("Mill Lane 4", meters)).map((sheet) => sheet.split("\n").slice(1));
  expect(sheets.flat()).toEqual(Array.from({ length: meters }, (_, i) => `M${i + 1} ${i}.0 kWh`));
  expect(sheets.slice(0, -1).every((lines) => lines.length === 20)).toBe(true);
});
