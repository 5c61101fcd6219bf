import type { CardBook, GiftCard } from "./card-book";
import type { Entry, Ledger } from "./ledger";
import { inPounds, type Pence } from "./pence";

export type RefusalCode = "unknown-card" | "blocked" | "expired" | "bad-amount" | "not-enough";

/** Why a card was not taken. The till shows the message; `code` is for its buttons. */
export class Refusal extends Error {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = "Refusal";
    this.code = code;
  }
}

export interface Purchase {
  /** As typed at the till. */
  readonly code: string;
  /** Whole pence, at least 1. */
  readonly pence: Pence;
  readonly orderId: string;
}

/** Gift cards that pay for orders, in whole or in part. */
export class GiftCards {
  readonly #book: CardBook;
  readonly #ledger: Ledger;
  readonly #today: () => string;

  constructor(book: CardBook, ledger: Ledger, today: () => string) {
    this.#book = book;
    this.#ledger = ledger;
    this.#today = today;
  }

  /** What is left on a card; 0 for a code that we never sold. */
  balance(code: string): Pence {
    let pence = 0;
    for (const entry of this.#ledger.ofCard(plainCode(code))) pence += entry.pence;
    return pence;
  }

  /** Takes a part of what is on the card, and returns what is left. */
  spend({ code, pence, orderId }: Purchase): Pence {
    const card = this.#usableCard(code);
    if (!Number.isSafeInteger(pence) || pence < 1) {
      throw new Refusal("bad-amount", `${pence} is not an amount that a card can pay`);
    }
    const left = this.balance(card.code);
    if (pence > left) throw new Refusal("not-enough", `There is only ${inPounds(left)} on this card`);

    this.#ledger.append({ code: card.code, pence: -pence, day: this.#today(), orderId });
    return left - pence;
  }

  /**
   * Puts what a cancelled order took back onto the cards that paid for it, and returns what was put back.
   * Safe to call again: an order that has been given back has nothing more to give.
   */
  giveBack(orderId: string): Entry[] {
    const owed = new Map<string, Pence>();
    for (const entry of this.#ledger.ofOrder(orderId)) {
      owed.set(entry.code, -entry.pence);
    }

    const day = this.#today();
    const back: Entry[] = [];
    for (const [code, pence] of owed) {
      if (pence > 0) back.push({ code, pence, day, orderId });
    }
    this.#ledger.append(...back);
    return back;
  }

  /** A line for each movement, oldest first, and the balance. */
  statement(code: string): string {
    const plain = plainCode(code);
    const lines = this.#ledger.ofCard(plain).map((entry) => `${entry.day}  ${what(entry)}  ${inPounds(entry.pence)}`);
    return [`Gift card ${plain}`, ...lines, `Left on it: ${inPounds(this.balance(plain))}`].join("\n");
  }

  /**
   * The card that was typed in, if it can be spent today. The book is the one place that knows which cards are
   * blocked, so a blocked one does not get this far.
   */
  #usableCard(typed: string): GiftCard {
    const card = this.#book.find(plainCode(typed));
    if (!card) throw new Refusal("unknown-card", `We know no card ${typed}`);
    if (this.#today() > card.lastDay) {
      throw new Refusal("expired", `This card could be used until ${card.lastDay}`);
    }
    return card;
  }
}

function what(entry: Entry): string {
  if (!entry.orderId) return "loaded";
  return entry.pence < 0 ? `order ${entry.orderId}` : `order ${entry.orderId}, cancelled`;
}

/** Codes are printed in groups and typed in any case: "fern 7q2k" is FERN7Q2K. */
function plainCode(typed: string): string {
  return typed.replace(/\s+/g, "").toUpperCase();
}
