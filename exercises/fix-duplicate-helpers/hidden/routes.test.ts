import { expect, it } from "vitest";
import { routeLength } from "../src/route-length";

it("rounds each leg by itself", () => {
  const zigzag = Array.from({ length: 41 }, (_, i) => ({ lat: 50.1 + (i % 2) * 0.000_031, lon: 8.68 }));
  expect(routeLength(zigzag)).toBe(120);
});

it("measures long routes and none", () => {
  const line = [
    { lat: 50.1, lon: 8.6 },
    { lat: 50.15, lon: 8.7 },
    { lat: 50.05, lon: 8.9 },
  ];
  expect(routeLength(line)).toBe(27128);
  expect(routeLength(line.slice(0, 1))).toBe(0);
  expect(routeLength([])).toBe(0);
});
