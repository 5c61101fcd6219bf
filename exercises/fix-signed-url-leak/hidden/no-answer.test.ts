import { expect, it } from "vitest";
import { nightly } from "../src/nightly";
import { partnerWith } from "./harbour-office";

it("shows nothing of the key when nobody answers", async () => {
  const partner = partnerWith("hk-0a5d93be");
  const [line] = await nightly([{ partner, table: "tides", query: {} }], () => {}, () => {});
  expect(line).toContain("Harbour Office, tides: ");
  expect(line).not.toContain("hk-0a5d93be");
});
