import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { nightly } from "../src/nightly";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

it("shows a refusal without the key, whatever is in it", async () => {
  const partner = partnerWith("q+7/Z=&k$");
  respondTo(TABLES, answersOf(partner));
  const [line] = await nightly([{ partner, table: "wrecks", query: { from: "2026" } }], () => {}, () => {});
  expect(line).toContain("Harbour Office, wrecks: ");
  expect(line).not.toContain("q+7/Z=");
  expect(decodeURIComponent(line!)).not.toContain("q+7/Z=");
});
