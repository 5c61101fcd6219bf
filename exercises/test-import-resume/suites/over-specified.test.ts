import fs from "node:fs";
import { beforeEach, expect, it, vi } from "vitest";
import { importFile } from "../src/import-file";

const FILE = "/tmp/stock.csv";
const write = vi.fn();

beforeEach(() => {
  write.mockReset();
  write.mockResolvedValue(undefined);
  fs.writeFileSync(FILE, `sku;quantity\n${Array.from({ length: 25 }, (_, i) => `S${i};1\n`).join("")}`);
});

it("writes three batches", async () => {
  await importFile({ write }, FILE);
  expect(write).toHaveBeenCalledTimes(3);
});

it("fills its batches", async () => {
  await importFile({ write }, FILE);
  expect(write.mock.calls[0]?.[0]).toHaveLength(10);
});

it("keeps a checkpoint beside the file", async () => {
  write.mockRejectedValueOnce(new Error("busy"));
  await importFile({ write }, FILE).catch(() => {});
  expect(fs.existsSync(`${FILE}.checkpoint.json`)).toBe(true);
});

it("removes the checkpoint", async () => {
  await importFile({ write }, FILE);
  expect(fs.existsSync(`${FILE}.checkpoint.json`)).toBe(false);
});

it("resumes with the second batch", async () => {
  write.mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error("busy"));
  await importFile({ write }, FILE).catch(() => {});
  await importFile({ write }, FILE);
  expect(write.mock.calls[2]?.[0][0]).toEqual({ sku: "S10", quantity: 1 });
});
