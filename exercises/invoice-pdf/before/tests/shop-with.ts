import type { Member } from "../src/guest";
import type { Invoice } from "../src/invoices";

export const mara: Member = { name: "Mara", customer: "brookside", rights: ["billing", "orders"] };

/** A paid invoice of Brookside's, unless told otherwise. */
export function invoice(rest: Partial<Invoice> = {}): Invoice {
  return { number: "PW-20417", customer: "brookside", cents: 4_900, state: "paid", ...rest };
}

/** A shop with these invoices, on 20 November. */
export function shopWith(...all: Invoice[]) {
  const lines: string[] = [];
  const shop = {
    invoices: {
      byNumber: async (number: string) => all.find((one) => one.number === number),
      ofCustomer: async (customer: string) => all.filter((one) => one.customer === customer),
    },
    today: "2026-11-20",
    log: (line: string) => void lines.push(line),
  };
  return { shop, lines };
}
