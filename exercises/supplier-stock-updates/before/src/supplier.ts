/** A company whose goods lie in our halls until somebody buys them. */
export interface Supplier {
  readonly id: string;
  readonly name: string;
  /** The numbers of its articles, each once. */
  readonly articles: readonly string[];
}

export interface SupplierBook {
  all(): Promise<readonly Supplier[]>;
}

/** What purchasing has agreed on with a supplier. Kept by the contracts service, which is asked about one at a time. */
export interface Agreements {
  isPaused(supplierId: string): Promise<boolean>;
}

/** The line to the suppliers' own systems. */
export interface SupplierLine {
  /** Settles once the supplier's system has taken the message. Rejects if it does not. */
  post(supplierId: string, text: string): Promise<void>;
}
