import { expect, it } from "vitest";
import { listCampaigns } from "../src/campaigns";
import { eve, officeWith, rex, uma } from "./office";

it("lists campaigns for members", () => {
  expect(listCampaigns(officeWith(), uma, "acme")).toHaveLength(1);
  expect(() => listCampaigns(officeWith(), rex, "acme")).toThrow("no workspace acme");
});

it("lists them for support as long as the workspace wants it", () => {
  const on = (supportUntil?: string) => () => listCampaigns(officeWith({}, { supportUntil }), eve, "acme");
  expect(on("2026-11-20")()).toHaveLength(1);
  expect(on("2026-11-19")).toThrow("no workspace acme");
  expect(on()).toThrow("no workspace acme");
});
