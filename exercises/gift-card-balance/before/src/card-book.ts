/** A gift card as it was sold. What is on it stands in the ledger. */
export interface GiftCard {
  /** Capitals and digits, no spaces: "FERN7Q2K". */
  readonly code: string;
  /** The last day on which it can be spent, "2028-03-31". */
  readonly lastDay: string;
  /** The day on which somebody reported it lost or stolen. */
  readonly blockedOn?: string;
}

/** The list of all cards that our shops ever sold. */
export interface CardBook {
  /** Finds a card by its exact code, whatever has become of it: blocked and expired ones too. */
  find(code: string): GiftCard | undefined;
}
