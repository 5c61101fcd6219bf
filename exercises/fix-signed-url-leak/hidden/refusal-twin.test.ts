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

it("shows none of several keys in one refusal", async () => {
  const partner = partnerWith("q+7/Z=&k$");
  respondTo(TABLES, () => new Response("q+7/Z=&k$ is not q+7/Z=&k$ of last year", { status: 403 }));
  const [line] = await nightly([{ partner, table: "wrecks", query: {} }], () => {}, () => {});
  expect(line).toContain("of last year");
  expect(line).not.toContain("q+7/Z=&k$");
});
