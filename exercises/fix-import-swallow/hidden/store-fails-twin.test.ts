import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "./shop";

it("stops and hands on the store's error, also after bad rows", async () => {
  const { store, log, saved, calls } = shop({ failsAt: 2 });
  const rows = ["L-1;Lamp;dear;1", "L-2;Lamp;31.90;2", "L-3;Lamp", "L-4;Lamp;31.90;4", "L-5;Lamp;31.90;5"];
  await expect(importStock(file(...rows), store, log)).rejects.toThrow("database: connection lost");
  expect(saved.map(({ sku }) => sku)).toEqual(["L-2"]);
  expect(calls()).toBe(2);
});
