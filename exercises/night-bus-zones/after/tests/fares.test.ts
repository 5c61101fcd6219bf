import { describe, expect, it } from "vitest";
import { quoteFare, quoteReturn } from "../src/fares";
import { rideWith, zones } from "./fakes";

it("costs what the rings say, and half of it for some", async () => {
  const deps = zones();
  expect(await quoteFare(deps, rideWith({}))).toBe(310);
  expect(await quoteFare(deps, rideWith({ to: "airport" }))).toBe(450);
  expect(await quoteFare(deps, rideWith({ reduced: true }))).toBe(150);
});

it("has no price outside of the rings", async () => {
  await expect(quoteFare(zones(), rideWith({ to: "moon" }))).rejects.toThrow("moon is in no zone");
});

describe("night buses", () => {
  const night = { line: "N7", start: 1500 };

  it("have rings and prices of their own", async () => {
    for (const [to, cents] of [["harbour", 290], ["fair", 410], ["airport", 530]] as const)
      expect(await quoteFare(zones(), rideWith({ ...night, to }))).toBe(cents);
    expect(await quoteFare(zones(), rideWith({ ...night, to: "airport", reduced: true }))).toBe(260);
  });

  it("cost more in the nights to Saturday and to Sunday", async () => {
    for (const [day, cents] of [["2026-11-20", 390], ["2026-11-21", 390], ["2026-11-22", 290]] as const)
      expect(await quoteFare(zones(), rideWith({ ...night, day }))).toBe(cents);
  });

  it.each([[1469, 310], [1470, 290], [1739, 290], [1740, 310]])("at minute %d cost %d", async (start, cents) => {
    expect(await quoteFare(zones(), rideWith({ ...night, start }))).toBe(cents);
  });

  it("are night buses by their line alone", async () => {
    for (const line of ["12", "N10", "SN7"]) expect(await quoteFare(zones(), rideWith({ ...night, line }))).toBe(310);
  });
});

it("gives a tenth off for a return, by night as well", async () => {
  const there = rideWith({ to: "fair" });
  const back = rideWith({ line: "N7", from: "fair", to: "mint", start: 1500, day: "2026-11-20" });
  expect(await quoteReturn(zones(), there, back)).toBe(800);
});

it("asks for a map again after a quarter of an hour", async () => {
  const deps = zones();
  for (const ms of [0, 899_999, 900_000]) {
    deps.clock.ms = ms;
    await quoteFare(deps, rideWith({}));
  }
  expect(deps.asked).toEqual(["day", "day"]);
});
