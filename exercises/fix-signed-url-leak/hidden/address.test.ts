import { requests, respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { download } from "../src/download";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

it("sends the key in the header, and not in the address", async () => {
  const partner = partnerWith("hk-0a5d93be");
  respondTo(TABLES, answersOf(partner, "day,cm\n", "2026-11-01,212\n"));
  const csv = await download(partner, "tides", { from: "2026-11-01" }, () => {});
  expect(csv).toBe("day,cm\n2026-11-01,212\n");
  expect(requests()).toHaveLength(2);
  for (const { url, headers } of requests()) {
    expect(url).not.toContain("hk-0a5d93be");
    expect(headers.get("authorization")).toBe("Bearer hk-0a5d93be");
  }
});
