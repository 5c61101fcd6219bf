import { expect, it } from "vitest";
import { walkMinutes } from "../src/walk-time";

const at = (lat: number, lon: number) => ({ lat, lon });

it.each([
  [at(50.1, 8.68), at(50.1, 8.68), 0],
  [at(50.1, 8.68), at(50.1005, 8.68), 1],
  [at(50.1, 8.68), at(50.1, 8.69), 13],
  [at(50.1, 8.68), at(50.13, 8.62), 95],
  [at(-33.9, 151.2), at(-33.88, 151.22), 51],
])("walks from %o to %o in %d minutes", (from, to, minutes) => {
  expect(walkMinutes(from, to)).toBe(minutes);
});
