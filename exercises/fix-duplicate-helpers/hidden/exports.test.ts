import { expect, it } from "vitest";
import { rideLine } from "../src/dispatch-report";
import * as fares from "../src/distance-fare";

it("still offers the distance of fares, in kilometres", () => {
  expect(typeof fares.calcDistance).toBe("function");
  expect(fares.calcDistance({ lat: 50.1, lon: 8.68 }, { lat: 50.2, lon: 8.68 })).toBeCloseTo(11.119493, 5);
});

it("leaves the report of dispatch as it is", () => {
  expect(rideLine({ lat: 50.11, lon: 8.68 }, { lat: 50.13, lon: 8.71 })).toBe("3.1 km, 2.68");
});
