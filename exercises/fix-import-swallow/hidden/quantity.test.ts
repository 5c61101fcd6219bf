import { expect, it } from "vitest";
import { importStock } from "../src/importer";
import { file, shop } from "./shop";

it("stores nothing for a quantity that cannot be read", async () => {
  const { store, log, saved } = shop();
  const result = await importStock(file("HS-77;Tray;14,00;12 pcs", "HS-78;Tray;15,00;"), store, log);
  expect(result).toMatchObject({ total: 2 });
  expect(saved).toEqual([]);
});
