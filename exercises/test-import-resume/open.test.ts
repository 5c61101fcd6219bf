import fs from "node:fs";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { importFile } from "../src/import-file";

const FILE = "/tmp/in/stock.csv";
const write = vi.fn();

beforeEach(() => {
  write.mockReset();
  write.mockResolvedValue(undefined);
  fs.rmSync("/tmp/in", { recursive: true, force: true });
  fs.mkdirSync("/tmp/in");
  fs.writeFileSync(FILE, `sku;quantity\n${Array.from({ length: 25 }, (_, i) => `S${i};1\n`).join("")}`);
});

it("Where and under which names files are kept", async () => {
  write.mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error("busy"));
  await importFile({ write }, FILE).catch(() => {});
  expect(fs.existsSync(`${FILE}.progress`)).toBe(true);
});

it("How many rows a call", async () => {
  await importFile({ write }, FILE);
  expect(write.mock.calls.map(([rows]) => rows.length)).toEqual([10, 10, 5]);
});

describe("Two imports of one file at the same time", () => {
  it("write the rows after the tenth twice if one starts in the second call of the other", async () => {
    let other: unknown;
    write.mockResolvedValueOnce(undefined).mockImplementationOnce(async () => {
      other = importFile({ write }, FILE);
    });
    await importFile({ write }, FILE);
    await other;
    expect(write.mock.calls.reduce((sum, [rows]) => sum + rows.length, 0)).toBe(40);
  });

  it("and a file that does not exist is an error", async () => {
    await expect(importFile({ write }, "/tmp/in/none.csv")).rejects.toThrow();
  });

  it("and a file that contains something else is read", async () => {
    fs.writeFileSync(FILE, "sku;quantity\nA;many\n");
    expect(await importFile({ write }, FILE)).toEqual({ written: 1, total: 1 });
  });
});
