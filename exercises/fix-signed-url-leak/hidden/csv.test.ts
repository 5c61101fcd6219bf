import { requests, respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { download } from "../src/download";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

it("asks for CSV, and gets it", async () => {
  const partner = partnerWith("hk-3c19aa70");
  respondTo(TABLES, answersOf(partner, "day,cm\n", "2026-11-01,212\n", "2026-11-02,198\n"));
  const csv = await download(partner, "tides", {}, () => {});
  expect(csv).toBe("day,cm\n2026-11-01,212\n2026-11-02,198\n");
  expect(requests().map(({ headers }) => headers.get("accept"))).toEqual(["text/csv", "text/csv", "text/csv"]);
});
