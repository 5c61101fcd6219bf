import { expect, it } from "vitest";
import { quoteFare } from "../src/fares";
import { rideWith, zoneService } from "./fakes";

it("costs what the rings say, and half of it for some", async () => {
  const deps = { zones: zoneService().service };
  expect(await quoteFare(deps, rideWith({}))).toBe(310);
  expect(await quoteFare(deps, rideWith({ to: "airport" }))).toBe(450);
  expect(await quoteFare(deps, rideWith({ reduced: true }))).toBe(150);
});

it("has no price outside of the rings", async () => {
  const deps = { zones: zoneService().service };
  await expect(quoteFare(deps, rideWith({ to: "moon" }))).rejects.toThrow("moon is in no zone");
});
