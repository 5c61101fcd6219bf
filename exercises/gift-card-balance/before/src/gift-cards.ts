import type { CardBook } from "./card-book";
import type { Ledger } from "./ledger";
import type { Pence } from "./pence";

export class GiftCards {
  readonly #book: CardBook;
  readonly #ledger: Ledger;
  readonly #today: () => string;

  constructor(book: CardBook, ledger: Ledger, today: () => string) {
    this.#book = book;
    this.#ledger = ledger;
    this.#today = today;
  }

  balance(code: string): Pence {
    let pence = 0;
    for (const entry of this.#ledger.ofCard(code)) pence += entry.pence;
    return pence;
  }

  /** Takes all that is on the card, and returns it. */
  spendAll(code: string, orderId: string): Pence {
    const card = this.#book.find(code);
    if (!card || card.blockedOn || card.lastDay < this.#today()) throw new Error(`Card ${code} cannot be used`);
    const pence = this.balance(code);
    this.#ledger.append({ code, pence: -pence, day: this.#today(), orderId });
    return pence;
  }
}
