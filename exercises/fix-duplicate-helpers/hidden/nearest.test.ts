import { expect, it } from "vitest";
import { nearestStop } from "../src/nearest-stop";

const stops = [
  { name: "east", lat: 50.1, lon: 8.6856 },
  { name: "north", lat: 50.1036, lon: 8.68 },
  { name: "twin of north", lat: 50.1036, lon: 8.68 },
];

it("finds the nearest of several, by metres and not by degrees", () => {
  expect(nearestStop({ lat: 50.1, lon: 8.68 }, stops)?.name).toBe("east");
  expect(nearestStop({ lat: 50.1, lon: 8.679 }, stops)?.name).toBe("north");
});

it("finds nothing beyond 500 metres", () => {
  expect(nearestStop({ lat: 50.0991, lon: 8.68 }, [stops[1]!])).toBeUndefined();
  expect(nearestStop({ lat: 50.0992, lon: 8.68 }, [stops[1]!])?.name).toBe("north");
  expect(nearestStop({ lat: 50.1, lon: 8.68 }, [])).toBeUndefined();
});
