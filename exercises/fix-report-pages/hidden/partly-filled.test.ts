import { expect, it } from "vitest";
import { contentsOf } from "../src/contents";
import { sheetsOf } from "../src/report";

const house = (address: string, meters: number) => ({
  address,
  readings: Array.from({ length: meters }, (_, i) => ({ meter: `M${i + 1}`, kwh: i })),
});

it("counts a sheet that is not full", () => {
  expect(sheetsOf(house("Mill Lane 6", 41)).map((sheet) => sheet.split("\n")[0])).toEqual(
    [1, 2, 3].map((sheet) => `Mill Lane 6, sheet ${sheet} of 3`),
  );
  expect(contentsOf([house("Mill Lane 4", 19), house("Mill Lane 6", 21)])).toBe(
    "Mill Lane 4: 2\nMill Lane 6: 3\n4 sheets",
  );
});
