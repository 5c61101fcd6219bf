import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { download } from "../src/download";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

it("logs requests without the key", async () => {
  const partner = partnerWith("hk-0a5d93be");
  respondTo(TABLES, answersOf(partner, "day,cm\n", "2026-11-01,212\n"));
  const log: string[] = [];
  await download(partner, "tides", { from: "2026-11-01" }, (line) => log.push(line));
  expect(log).toHaveLength(2);
  expect(log.join("\n")).not.toContain("hk-0a5d93be");
});
