import { expect, it } from "vitest";
import { contentsOf } from "../src/contents";
import { sheetsOf } from "../src/report";

it("gives a house without a reading its sheet", () => {
  const empty = { address: "Mole End 2", readings: [] };
  expect(sheetsOf(empty)).toEqual(["Mole End 2, sheet 1 of 1\nno readings"]);
  expect(contentsOf([empty, empty])).toBe("Mole End 2: 2\nMole End 2: 3\n3 sheets");
});
