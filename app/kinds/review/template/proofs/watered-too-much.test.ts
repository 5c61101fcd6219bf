import { expect, it } from "vitest";
import { planNight } from "./src/watering";

it("leaves out a bed that got more than it needs", () => {
  const bed = { name: "basil", squareMetres: 2, litres: 4 };
  expect(planNight([bed], new Map([["basil", 16]]))).toEqual([]);
});
