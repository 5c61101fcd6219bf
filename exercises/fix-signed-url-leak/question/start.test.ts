import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { nightly } from "../src/nightly";
import { answersOf, partnerWith, TABLES } from "../tests/harbour-office";

// This line of the status page never contained a key. Make the page show what it used to reveal.
it("keeps the key off the status page", async () => {
  const partner = partnerWith("hk-1234");
  respondTo(TABLES, answersOf(partner, "day,cm\n"));
  const lines = await nightly([{ partner, table: "tides", query: {} }], () => {}, () => {});
  expect(lines.join("\n")).not.toContain(partner.key);
});
