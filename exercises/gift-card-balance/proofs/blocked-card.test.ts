import { expect, it } from "vitest";
import { shopWith } from "./tests/shop";

it("does not let a stolen card be spent", () => {
  const { giftCards } = shopWith({ code: "FERN1", lastDay: "2030-12-31", blockedOn: "2026-11-19" });
  const buy = () => giftCards.spend({ code: "FERN1", pence: 2_000, orderId: "A1" });
  expect(buy).toThrow(expect.objectContaining({ code: "blocked" }));
  expect(giftCards.balance("FERN1")).toBe(2_000);
});
