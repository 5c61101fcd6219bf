import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { download } from "../src/download";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

it("logs a line for each request, with table, query and page", async () => {
  const partner = partnerWith("hk-3c19aa70");
  respondTo(TABLES, answersOf(partner, "a\n", "b\n"));
  const log: string[] = [];
  await download(partner, "tides", { from: "2026-11-01" }, (line) => log.push(line));
  expect(log).toHaveLength(2);
  for (const line of log) {
    expect(line.startsWith("GET https://data.harbour.example/tables/tides?")).toBe(true);
    expect(line).toContain("from=2026-11-01");
  }
  expect(log[1]).toContain("page=2");
});
