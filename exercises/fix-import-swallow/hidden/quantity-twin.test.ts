import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "./shop";

it("stores nothing for a quantity that cannot be read", async () => {
  const { store, log, saved } = shop();
  await importStock(file("L-1;Lamp;31.90;many", "L-2;Lamp;31.90;-2", "L-3;Lamp;31.90;1.5", "L-4;Lamp;31.90;2"), store, log);
  expect(saved.map(({ sku, quantity }) => `${sku} ${quantity}`)).toEqual(["L-4 2"]);
});
