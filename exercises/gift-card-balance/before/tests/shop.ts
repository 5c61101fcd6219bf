import type { CardBook, GiftCard } from "../src/card-book";
import { GiftCards } from "../src/gift-cards";
import { Ledger } from "../src/ledger";

/** A shop that has sold these cards, each with 20 pounds on it, on a day that a test can move. */
export function shopWith(...cards: GiftCard[]) {
  const clock = { day: "2026-11-20" };
  const book: CardBook = { find: (code) => cards.find((card) => card.code === code) };
  const ledger = new Ledger(cards.map(({ code }) => ({ code, pence: 2_000, day: "2026-01-05" })));
  return { clock, ledger, giftCards: new GiftCards(book, ledger, () => clock.day) };
}
