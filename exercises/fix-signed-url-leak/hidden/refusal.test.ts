import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { nightly } from "../src/nightly";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

it("shows a refusal without the key", async () => {
  const partner = partnerWith("hk-0a5d93be");
  respondTo(TABLES, answersOf(partner));
  const [line] = await nightly([{ partner, table: "wrecks", query: {} }], () => {}, () => {});
  expect(line).toContain("Harbour Office, wrecks: ");
  expect(line).not.toContain("hk-0a5d93be");
});

it("shows none of several keys in one refusal", async () => {
  const partner = partnerWith("hk-0a5d93be");
  respondTo(TABLES, () => new Response("hk-0a5d93be is not hk-0a5d93be of last year", { status: 403 }));
  const [line] = await nightly([{ partner, table: "wrecks", query: {} }], () => {}, () => {});
  expect(line).toContain("of last year");
  expect(line).not.toContain("hk-0a5d93be");
});
