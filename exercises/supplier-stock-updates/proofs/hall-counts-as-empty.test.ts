import { expect, it } from "vitest";
import { tellSuppliers } from "./src/tell-suppliers";
import { nightWith, supplierWith } from "./tests/night";

it("tells no sum that lacks a hall", async () => {
  const { deps, shelves, posted, offline, told } = nightWith(supplierWith("fir", 1));
  shelves.north = { "fir-000": 3 };
  shelves.south = { "fir-000": 40 };
  offline.add("south");

  const failed = [{ supplierId: "fir", reason: "south: scanners are offline" }];
  expect(await tellSuppliers(deps)).toEqual({ told: [], unchanged: 0, failed });
  expect(posted).toEqual([]);
  expect(told.has("fir")).toBe(false);
});
