import { resetFetch, respondTo } from "onramp:fetch";
import { beforeEach, describe, expect, it } from "vitest";
import { nightly } from "../src/nightly";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

const partner = partnerWith("hk-77f1c20e");
const tides = { partner, table: "tides", query: { from: "2026-11-01" } };

describe("nightly", () => {
  beforeEach(() => resetFetch());

  it("saves all pages of a table", async () => {
    respondTo(TABLES, answersOf(partner, "day,cm\n", "2026-11-01,212\n"));
    const saved = new Map<string, string>();
    const lines = await nightly([tides], (table, csv) => saved.set(table, csv), () => {});
    expect(saved.get("tides")).toBe("day,cm\n2026-11-01,212\n");
    expect(lines).toEqual(["Harbour Office, tides: up to date"]);
  });

  it("goes on after a table that fails", async () => {
    respondTo(TABLES, answersOf(partner, "day,cm\n"));
    const lines = await nightly([{ ...tides, table: "wrecks" }, tides], () => {}, () => {});
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain("403");
    expect(lines[1]).toContain("up to date");
  });

  // What the contractors read this morning. Siv
  it("keeps the key out of the log", async () => {
    respondTo(TABLES, answersOf(partner, "day,cm\n"));
    const log: string[] = [];
    await nightly([tides], () => {}, (line) => log.push(line));
    expect(log).toHaveLength(1);
    expect(log[0]).not.toContain(partner.key);
  });
});
