import fs from "node:fs";
import { expect, it } from "vitest";
import { importFile } from "../src/import-file";

const shop = { write: async () => {} };

it("imports a file", async () => {
  fs.writeFileSync("/tmp/a.csv", "sku;quantity\nA;1\nB;2\n");
  expect((await importFile(shop, "/tmp/a.csv")).total).toBe(2);
});

it("imports a large file", async () => {
  fs.writeFileSync("/tmp/b.csv", `sku;quantity\n${"A;1\n".repeat(30)}`);
  expect((await importFile(shop, "/tmp/b.csv")).written).toBe(30);
});

it("fails when the shop fails", async () => {
  fs.writeFileSync("/tmp/c.csv", "sku;quantity\nA;1\n");
  const broken = { write: () => Promise.reject(new Error("busy")) };
  await expect(importFile(broken, "/tmp/c.csv")).rejects.toThrow("busy");
});
