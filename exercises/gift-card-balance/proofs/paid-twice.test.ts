import { expect, it } from "vitest";
import { shopWith } from "./tests/shop";

it("gives all back where one card paid twice for an order", () => {
  const { giftCards } = shopWith({ code: "FERN1", lastDay: "2030-12-31" });
  giftCards.spend({ code: "FERN1", pence: 500, orderId: "A1" });
  giftCards.spend({ code: "FERN1", pence: 300, orderId: "A1" });
  giftCards.giveBack("A1");
  expect(giftCards.balance("FERN1")).toBe(2_000);
});
