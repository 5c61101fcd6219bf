import { respondTo } from "onramp:fetch";
import { expect, it } from "vitest";
import { download } from "../src/download";
import { nightly } from "../src/nightly";
import { answersOf, partnerWith, TABLES } from "./harbour-office";

it("says why a partner refused", async () => {
  const partner = partnerWith("hk-3c19aa70");
  respondTo(TABLES, answersOf(partner));
  const failing = download(partner, "wrecks", {}, () => {});
  await expect(failing).rejects.toMatchObject({ name: "DownloadError", status: 403 });
  await expect(failing).rejects.toThrow("403");
  await expect(failing).rejects.toThrow("may not read wrecks");
});

it("says that a partner does not know us", async () => {
  respondTo(TABLES, answersOf(partnerWith("hk-3c19aa70")));
  const failing = download(partnerWith("hk-old"), "tides", {}, () => {});
  await expect(failing).rejects.toMatchObject({ status: 401 });
  await expect(failing).rejects.toThrow("nobody has the key");
});

it("says on the status page what went wrong", async () => {
  const partner = partnerWith("hk-3c19aa70");
  respondTo(TABLES, answersOf(partner));
  const [line] = await nightly([{ partner, table: "wrecks", query: {} }], () => {}, () => {});
  expect(line).toContain("403");
  expect(line).toContain("may not read wrecks");
});

it("fails as before when a partner cannot be reached, which is no refusal", async () => {
  const partner = partnerWith("hk-3c19aa70");
  respondTo(TABLES, () => {
    throw new RangeError("the line is dead");
  });
  const failing = download(partner, "tides", {}, () => {});
  await expect(failing).rejects.toThrow("the line is dead");
  await expect(failing).rejects.not.toMatchObject({ name: "DownloadError" });
});
