import { describe, expect, it } from "vitest";
import type { GiftCard } from "../src/card-book";
import { type GiftCards, type Purchase, Refusal } from "../src/gift-cards";
import { shopWith } from "./shop";

const card: GiftCard = { code: "FERN7Q2K", lastDay: "2028-03-31" };
const stolen: GiftCard = { code: "FERN4M9X", lastDay: "2028-03-31", blockedOn: "2026-10-02" };
const order = (pence: number, more: Partial<Purchase> = {}): Purchase => ({
  code: card.code,
  pence,
  orderId: "A1041",
  ...more,
});

/** Tries to spend, and looks at the refusal. */
function expectRefusal(giftCards: GiftCards, purchase: Purchase, code: string) {
  try {
    giftCards.spend(purchase);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).code).toBe(code);
  }
}

describe("spending a gift card", () => {
  it("takes a part, and then the rest", () => {
    const { giftCards } = shopWith(card);
    expect(giftCards.spend(order(1_250))).toBe(750);
    expect(giftCards.balance(card.code)).toBe(750);
    expect(giftCards.spend(order(750, { orderId: "A1042" }))).toBe(0);
  });

  it("finds a card however its code is typed", () => {
    const { giftCards } = shopWith(card);
    expect(giftCards.spend(order(500, { code: " fern 7q2k" }))).toBe(1_500);
    expect(giftCards.balance("FERN 7Q2K")).toBe(1_500);
  });

  it("is possible on the last day, and refused after it", () => {
    const { giftCards, clock } = shopWith(card);
    clock.day = "2028-03-31";
    expect(giftCards.spend(order(500))).toBe(1_500);
    clock.day = "2028-04-01";
    expectRefusal(giftCards, order(500), "expired");
  });

  it("is refused beyond what is left", () => {
    const { giftCards } = shopWith(card);
    expectRefusal(giftCards, order(2_001), "not-enough");
    giftCards.spend(order(1_500));
    expectRefusal(giftCards, order(501), "not-enough");
  });

  it("is refused for a blocked card", () => {
    const { giftCards } = shopWith(card, stolen);
    expectRefusal(giftCards, order(500, { code: stolen.code }), "blocked");
  });

  it("is refused for a card that we never sold", () => {
    const { giftCards } = shopWith(card);
    expectRefusal(giftCards, order(500, { code: "FERN0000" }), "unknown-card");
  });

  it("is refused for anything but whole pence", () => {
    const { giftCards } = shopWith(card);
    for (const pence of [0, -1, 0.5, Number.NaN]) expectRefusal(giftCards, order(pence), "bad-amount");
  });
});

describe("cancelling an order", () => {
  it("gives each card back what it paid", () => {
    const other: GiftCard = { code: "FERN2B8D", lastDay: "2027-01-31" };
    const { giftCards } = shopWith(card, other);
    giftCards.spend(order(2_000));
    giftCards.spend(order(350, { code: other.code }));
    const back = giftCards.giveBack("A1041").map((entry) => entry.pence);
    expect(back).toEqual([2_000, 350]);
    expect(giftCards.balance(card.code)).toBe(2_000);
    expect(giftCards.balance(other.code)).toBe(2_000);
  });

  it("gives nothing back a second time", () => {
    const { giftCards } = shopWith(card);
    giftCards.spend(order(800));
    giftCards.giveBack("A1041");
    expect(giftCards.giveBack("A1041")).toEqual([]);
    expect(giftCards.balance(card.code)).toBe(2_000);
  });

  it("gives nothing back for an order that no card paid", () => {
    const { giftCards } = shopWith(card);
    expect(giftCards.giveBack("A1042")).toBeDefined();
  });
});

it("prints a statement", () => {
  const { giftCards } = shopWith(card);
  giftCards.spend(order(1_250));
  giftCards.giveBack("A1041");
  expect(giftCards.statement("fern7q2k").split("\n")).toEqual([
    "Gift card FERN7Q2K",
    "2026-01-05  loaded  £20.00",
    "2026-11-20  order A1041  -£12.50",
    "2026-11-20  order A1041, cancelled  £12.50",
    "Left on it: £20.00",
  ]);
});
