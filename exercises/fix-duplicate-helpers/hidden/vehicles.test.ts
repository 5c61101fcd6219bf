import { expect, it } from "vitest";
import { hasArrived, type Position, straying } from "../src/geofence";

const stop: Position = [8.68, 50.11];

it("sees vehicles arrive, longitude first", () => {
  expect(hasArrived([8.68055, 50.11], stop)).toBe(true);
  expect(hasArrived([8.68057, 50.11], stop)).toBe(false);
  expect(hasArrived([8.68, 50.11035], stop)).toBe(true);
  expect(hasArrived([8.68, 50.11037], stop)).toBe(false);
});

it("sees how far they stray", () => {
  const seen = [8.6808, 8.6809, 8.6841, 8.6843].map((lon) => straying([lon, 50.11], stop));
  expect(seen).toEqual(["none", "little", "little", "off-route"]);
});
