import { expect, it } from "vitest";
import { distanceFare } from "../src/distance-fare";

const mint = { lat: 50.11, lon: 8.68 };

it("charges each kilometre that was begun", () => {
  expect(distanceFare(mint, { lat: 50.118, lon: 8.68 })).toBe(202);
  expect(distanceFare(mint, { lat: 50.12, lon: 8.68 })).toBe(224);
  expect(distanceFare(mint, { lat: 50.2, lon: 8.8 })).toBe(488);
});
