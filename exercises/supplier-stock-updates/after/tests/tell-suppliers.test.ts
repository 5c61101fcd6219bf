import { describe, expect, it } from "vitest";
import { reportLines, tellSuppliers } from "../src/tell-suppliers";
import { nightWith, supplierWith } from "./night";

describe("tellSuppliers", () => {
  it("tells the sums of all halls, by article", async () => {
    const { deps, shelves, posted } = nightWith({ id: "oak", name: "Oak", articles: ["o2", "o1", "o3"] });
    shelves.north = { o1: 4, o2: 1 };
    shelves.south = { o1: 6 };
    expect(await tellSuppliers(deps)).toEqual({ told: ["oak"], unchanged: 0, failed: [] });
    expect(posted).toEqual(["oak STOCK 3\no1;10\no2;1\no3;0"]);
  });

  it("tells only what has changed", async () => {
    const { deps, shelves, posted } = nightWith(supplierWith("oak", 3));
    await tellSuppliers(deps);
    shelves.south = { "oak-001": 5 };
    await tellSuppliers(deps);
    expect(posted[1]).toBe("oak STOCK 1\noak-001;5");
  });

  it("sends nothing to suppliers who know everything", async () => {
    const { deps, posted } = nightWith(supplierWith("oak", 3));
    await tellSuppliers(deps);
    expect(await tellSuppliers(deps)).toEqual({ told: [], unchanged: 1, failed: [] });
    expect(posted).toHaveLength(1);
  });

  it("sends nothing to suppliers who have paused updates", async () => {
    const { deps, told, posted, paused } = nightWith(supplierWith("oak", 1), supplierWith("elm", 1));
    paused.add("oak");
    told.set("oak", new Map([["oak-000", 0]]));
    expect(await tellSuppliers(deps)).toMatchObject({ told: ["elm"], failed: [] });
    expect(posted).toEqual(["elm STOCK 1\nelm-000;0"]);
  });

  it("splits what does not fit into one message", async () => {
    const { deps, posted } = nightWith(supplierWith("oak", 201));
    await tellSuppliers(deps);
    expect(posted.map((text) => text.split("\n")[0])).toEqual(["oak STOCK 100", "oak STOCK 100", "oak STOCK 1"]);
  });

  it("goes on when a supplier cannot be reached", async () => {
    const { deps, told, deaf } = nightWith(supplierWith("oak", 1), supplierWith("elm", 1));
    deaf.add("oak");
    const failed = [{ supplierId: "oak", reason: "line is busy" }];
    expect(await tellSuppliers(deps)).toEqual({ told: ["elm"], unchanged: 0, failed });
    expect(told.has("oak")).toBe(false);
  });

  it("tells everything again after a failure", async () => {
    const { deps, deaf, posted } = nightWith(supplierWith("oak", 2));
    deaf.add("oak");
    await tellSuppliers(deps);
    deaf.clear();
    expect(await tellSuppliers(deps)).toMatchObject({ told: ["oak"] });
    expect(posted).toEqual(["oak STOCK 2\noak-000;0\noak-001;0"]);
  });
});

describe("reportLines", () => {
  it("counts, and names who could not be told", () => {
    const failed = [{ supplierId: "oak", reason: "line is busy" }];
    expect(reportLines({ told: ["elm", "ash"], unchanged: 3, failed })).toBe(
      "2 told, 3 unchanged, 1 failed\noak: line is busy",
    );
  });
});
