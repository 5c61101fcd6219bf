import { expect, it } from "vitest";
import { contentsOf } from "../src/contents";
import { type House, sheetsOf } from "../src/report";

/** A house with so many meters: M001, M002 … */
const house = (address: string, meters: number): House => ({
  address,
  readings: Array.from({ length: meters }, (_, i) => ({ meter: `M${String(i + 1).padStart(3, "0")}`, kwh: i + 0.5 })),
});

it("prints the readings of a house", () => {
  expect(sheetsOf(house("Mill Lane 4", 2))).toEqual(["Mill Lane 4, sheet 1 of 1\nM001 0.5 kWh\nM002 1.5 kWh"]);
});

it("goes on on a second sheet", () => {
  const sheets = sheetsOf(house("Mill Lane 6", 27)).map((sheet) => sheet.split("\n"));
  expect(sheets.map((lines) => lines.length)).toEqual([21, 8]);
  expect(sheets[1]?.slice(0, 2)).toEqual(["Mill Lane 6, sheet 2 of 2", "M021 20.5 kWh"]);
});

it("begins each house on a new sheet", () => {
  const houses = [house("Mill Lane 4", 2), house("Mill Lane 6", 27), house("Mill Lane 8", 9)];
  expect(contentsOf(houses)).toBe("Mill Lane 4: 2\nMill Lane 6: 3\nMill Lane 8: 5\n5 sheets");
});

// The house of Dahl & Sons. Ines
it("prints twenty meters on one sheet", () => {
  expect(sheetsOf(house("Canal Row 1", 20))).toHaveLength(1);
});
