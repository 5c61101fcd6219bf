import type { Invoice } from "./invoices";

/** The service that makes PDFs. It is on another machine, and down now and then. */
export interface Printer {
  print(invoice: Invoice): Promise<Uint8Array>;
}
