import { expect, it } from "vitest";
import { nightly } from "../src/nightly";
import { partnerWith } from "./harbour-office";

it("shows nothing of the key when nobody answers", async () => {
  const partner = partnerWith("(.*)~4711");
  const [line] = await nightly([{ partner, table: "buoys", query: {} }], () => {}, () => {});
  expect(line).toContain("Harbour Office, buoys: ");
  expect(line).not.toContain("4711");
});
