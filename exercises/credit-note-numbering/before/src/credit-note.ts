import type { CreditNote, CreditNoteStore } from "./credit-note-store";
import type { EventSink } from "./events";
import { type InvoiceStore, invoiceTotal } from "./invoice";

export class CreditNoteError extends Error {
  readonly code: "not-found" | "still-draft";

  constructor(code: CreditNoteError["code"], message: string) {
    super(message);
    this.name = "CreditNoteError";
    this.code = code;
  }
}

export interface CreditNoteDeps {
  readonly invoices: InvoiceStore;
  readonly notes: CreditNoteStore;
  readonly events: EventSink;
  readonly newId: () => string;
  /** "2026-03-14", in the country of the books. */
  readonly today: () => string;
}

/** Credits the whole of an invoice. */
export function creditInvoice(deps: CreditNoteDeps, invoiceId: string, reason: string): CreditNote {
  const invoice = deps.invoices.find(invoiceId);
  if (!invoice) throw new CreditNoteError("not-found", `No invoice ${invoiceId}`);
  if (invoice.status === "draft") throw new CreditNoteError("still-draft", `Invoice ${invoiceId} is a draft`);

  const cents = invoiceTotal(invoice);
  const note: CreditNote = { id: deps.newId(), invoiceId, cents, reason, date: deps.today() };
  deps.notes.save(note);
  deps.events.publish({ type: "invoice.credited", invoiceId, cents });
  return note;
}
