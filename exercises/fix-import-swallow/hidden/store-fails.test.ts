import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "./shop";

it("stops and hands on the store's error", async () => {
  const { store, log, saved, calls } = shop({ failsAt: 3 });
  const rows = ["HS-1;Mug;8.50;1", "HS-2;Mug;8.50;2", "HS-3;Mug;8.50;3", "HS-4;Mug;8.50;4"];
  await expect(importStock(file(...rows), store, log)).rejects.toThrow("database: connection lost");
  expect(saved.map(({ sku }) => sku)).toEqual(["HS-1", "HS-2"]);
  expect(calls()).toBe(3);
});
