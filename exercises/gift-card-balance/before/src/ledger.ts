import type { Pence } from "./pence";

/** One movement on a card: more than 0 when money went onto it, less when it was spent. */
export interface Entry {
  readonly code: string;
  readonly pence: Pence;
  /** "2026-11-20". */
  readonly day: string;
  /** The order that it paid for; absent when a card was loaded. */
  readonly orderId?: string;
}

/** Movements of all cards, oldest first. Nothing in it is ever changed or removed. */
export class Ledger {
  readonly #entries: Entry[];

  constructor(entries: readonly Entry[] = []) {
    this.#entries = [...entries];
  }

  append(...entries: Entry[]): void {
    this.#entries.push(...entries);
  }

  ofCard(code: string): Entry[] {
    return this.#entries.filter((entry) => entry.code === code);
  }
}
