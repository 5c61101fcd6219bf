import fs from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { importFile } from "../src/import-file";
import { BATCH_SIZE, type Shop, type StockRow } from "../src/stock";

const FILE = "/tmp/in/stock.csv";

beforeEach(() => {
  fs.rmSync("/tmp/in", { recursive: true, force: true });
  fs.mkdirSync("/tmp/in");
});

const skus = (count: number, letter = "S") => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`);
/** A file's text, with a quantity of 5 everywhere. */
const textOf = (names: readonly string[]) => ["sku;quantity", ...names.map((sku) => `${sku};5`), ""].join("\n");
const supply = (names: readonly string[], path = FILE) => fs.writeFileSync(path, textOf(names));
const files = () => fs.readdirSync("/tmp/in", { recursive: true });

/** A shop that takes so many rows, and then either refuses or never answers. */
function shopOf(room = Number.POSITIVE_INFINITY, then: "refuse" | "hang" = "refuse") {
  const rows: StockRow[] = [];
  const sizes: number[] = [];
  const refusal = new Error("table is locked");
  const state = { room, then, calls: 0 };
  const shop: Shop = {
    async write(batch) {
      state.calls++;
      await Promise.resolve();
      if (rows.length + batch.length > state.room) {
        if (state.then === "hang") await new Promise(() => {});
        throw refusal;
      }
      sizes.push(batch.length);
      rows.push(...batch);
    },
  };
  return { shop, state, sizes, refusal, written: () => rows.map(({ sku }) => sku), rows };
}

/** Begins an import that will never end, and lets it run as far as it comes. */
async function killed(shop: Shop, path = FILE): Promise<void> {
  void importFile(shop, path);
  await new Promise((resolve) => setTimeout(resolve, 10));
}

describe("an import that is not interrupted", () => {
  it("writes every row once, in order and in batches, and leaves nothing behind", async () => {
    supply(skus(25));
    const { shop, written, sizes, rows } = shopOf();
    expect(await importFile(shop, FILE)).toEqual({ written: 25, total: 25 });
    expect(written()).toEqual(skus(25));
    expect(rows[7]).toEqual({ sku: "S8", quantity: 5 });
    expect(Math.max(...sizes)).toBeLessThanOrEqual(BATCH_SIZE);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(files()).toEqual(["stock.csv"]);
  });

  it.each([1, 9, 10, 11, 20])("takes %i rows", async (count) => {
    supply(skus(count));
    const { shop, written } = shopOf();
    expect(await importFile(shop, FILE)).toEqual({ written: count, total: count });
    expect(written()).toEqual(skus(count));
  });

  it("takes a file without rows, and writes nothing", async () => {
    supply([]);
    const { shop, state } = shopOf();
    expect(await importFile(shop, FILE)).toEqual({ written: 0, total: 0 });
    expect(state.calls).toBe(0);
    expect(files()).toEqual(["stock.csv"]);
  });

  it("skips empty lines, and reads a last line without a line break", async () => {
    fs.writeFileSync(FILE, "sku;quantity\nA;1\n\n\nB;2\nC;3");
    const { shop, written } = shopOf();
    expect(await importFile(shop, FILE)).toEqual({ written: 3, total: 3 });
    expect(written()).toEqual(["A", "B", "C"]);
  });

  it("begins anew with the next import of the same path", async () => {
    supply(skus(12));
    const { shop, written } = shopOf();
    await importFile(shop, FILE);
    expect(await importFile(shop, FILE)).toEqual({ written: 12, total: 12 });
    expect(written()).toEqual([...skus(12), ...skus(12)]);
  });
});

describe("an import that was refused", () => {
  it.each([0, 10, 20, 23])("goes on after %i rows", async (room) => {
    supply(skus(25));
    const { shop, state, refusal, written } = shopOf(room);
    await expect(importFile(shop, FILE)).rejects.toBe(refusal);
    const before = written().length;
    const { calls } = state;
    state.room = Number.POSITIVE_INFINITY;
    expect(await importFile(shop, FILE)).toEqual({ written: 25 - before, total: 25 });
    expect(written()).toEqual(skus(25));
    expect(state.calls).toBeGreaterThan(calls);
    expect(files()).toEqual(["stock.csv"]);
  });

  it("stops at once", async () => {
    supply(skus(25));
    const { shop, state } = shopOf(0);
    await importFile(shop, FILE).catch(() => {});
    expect(state.calls).toBe(1);
  });

  it("goes on as often as it has to", async () => {
    supply(skus(42));
    const { shop, state, written } = shopOf(0);
    for (const room of [10, 10, 20, 33, 40]) {
      state.room = room;
      await importFile(shop, FILE).catch(() => {});
    }
    state.room = Number.POSITIVE_INFINITY;
    await importFile(shop, FILE);
    expect(written()).toEqual(skus(42));
  });

  it("does not go on in a file that has replaced the first", async () => {
    supply(skus(25));
    const { shop, state, written } = shopOf(10);
    await importFile(shop, FILE).catch(() => {});
    const before = written();
    // As many rows, and as many characters.
    supply(skus(25, "T"));
    state.room = Number.POSITIVE_INFINITY;
    expect(await importFile(shop, FILE)).toEqual({ written: 25, total: 25 });
    expect(written()).toEqual([...before, ...skus(25, "T")]);
  });
});

describe("an import that was killed", () => {
  it.each([0, 10, 20])("goes on after %i rows", async (room) => {
    supply(skus(25));
    const { shop, state, written } = shopOf(room, "hang");
    await killed(shop);
    const before = written().length;
    state.room = Number.POSITIVE_INFINITY;
    expect(await importFile(shop, FILE)).toEqual({ written: 25 - before, total: 25 });
    expect(written()).toEqual(skus(25));
  });
});

describe("two files in one folder", () => {
  it("know nothing of each other", async () => {
    const other = "/tmp/in/other.csv";
    supply(skus(15));
    supply(skus(25, "T"), other);
    const first = shopOf(10);
    const second = shopOf(20);
    await importFile(first.shop, FILE).catch(() => {});
    await importFile(second.shop, other).catch(() => {});
    first.state.room = second.state.room = Number.POSITIVE_INFINITY;
    await importFile(first.shop, FILE);
    await importFile(second.shop, other);
    expect(first.written()).toEqual(skus(15));
    expect(second.written()).toEqual(skus(25, "T"));
    expect(files()).toEqual(["other.csv", "stock.csv"]);
  });

  it("may hold the same rows", async () => {
    const copy = "/tmp/in/copy.csv";
    for (const path of [FILE, copy]) supply(skus(15), path);
    const { shop, state, written } = shopOf(10);
    await importFile(shop, FILE).catch(() => {});
    const before = written();
    state.room = Number.POSITIVE_INFINITY;
    await importFile(shop, copy);
    expect(written()).toEqual([...before, ...skus(15)]);
  });
});
