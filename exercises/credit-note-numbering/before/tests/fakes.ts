import type { CreditNote, CreditNoteStore } from "../src/credit-note-store";
import type { Invoice, InvoiceStore } from "../src/invoice";

/** A store in memory. */
export function memoryInvoices(...invoices: Invoice[]): InvoiceStore {
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  return {
    find: (id) => byId.get(id),
    save: (invoice) => {
      byId.set(invoice.id, invoice);
    },
  };
}

/** A store in memory; keeps the order in which notes were first saved. */
export function memoryNotes(...notes: CreditNote[]): CreditNoteStore {
  const byId = new Map(notes.map((note) => [note.id, note]));
  return {
    all: () => [...byId.values()],
    save: (note) => {
      byId.set(note.id, note);
    },
  };
}
