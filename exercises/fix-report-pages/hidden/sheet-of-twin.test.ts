import { expect, it } from "vitest";
import { sheetsOf } from "../src/report";

const house = (address: string, meters: number) => ({
  address,
  readings: Array.from({ length: meters }, (_, i) => ({ meter: `M${i + 1}`, kwh: i })),
});

it("says of how many sheets each is", () => {
  const headings = (meters: number) => sheetsOf(house("Quay 7", meters)).map((sheet) => sheet.split("\n")[0]);
  expect(headings(60).slice(0, 3)).toEqual([1, 2, 3].map((sheet) => `Quay 7, sheet ${sheet} of 3`));
  expect(headings(100)[0]).toBe("Quay 7, sheet 1 of 5");
});
