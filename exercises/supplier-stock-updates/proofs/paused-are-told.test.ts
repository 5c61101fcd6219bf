import { expect, it } from "vitest";
import { tellSuppliers } from "./src/tell-suppliers";
import { nightWith, supplierWith } from "./tests/night";

it("leaves a paused supplier alone, though levels have changed", async () => {
  const { deps, shelves, posted, paused, told } = nightWith(supplierWith("fir", 2), supplierWith("yew", 1));
  shelves.north = { "fir-001": 8 };
  paused.add("fir");

  expect(await tellSuppliers(deps)).toEqual({ told: ["yew"], unchanged: 0, failed: [] });
  expect(posted).toEqual(["yew STOCK 1\nyew-000;0"]);
  expect(told.has("fir")).toBe(false);
});
