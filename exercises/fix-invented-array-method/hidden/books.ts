import type { Invoice, Position } from "../src/ledger";

/** So many of an article at so many cents. */
export const position = (quantity: number, each: number, article = "Notebook"): Position => ({
  article,
  quantity,
  each,
});

/** An open invoice without a remark. */
export function invoice(number: string, positions: readonly Position[], rest: Partial<Invoice> = {}): Invoice {
  return { number, isPaid: false, remark: "", positions, ...rest };
}
