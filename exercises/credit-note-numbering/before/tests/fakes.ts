import type { CreditNote, CreditNoteStore } from "../src/credit-note-store";
import type { Invoice, InvoiceStore } from "../src/invoice";

/** Puts a record in the place of the one with its id, or at the end. */
function put<T extends { readonly id: string }>(records: T[], record: T): void {
  const at = records.findIndex(({ id }) => id === record.id);
  if (at === -1) records.push(record);
  else records[at] = record;
}

/** A store in memory. */
export function memoryInvoices(...invoices: Invoice[]): InvoiceStore {
  return {
    find: (wanted) => invoices.find(({ id }) => id === wanted),
    save: (invoice) => put(invoices, invoice),
  };
}

/** A store in memory; keeps the order in which notes were first saved. */
export function memoryNotes(...notes: CreditNote[]): CreditNoteStore {
  return { all: () => [...notes], save: (note) => put(notes, note) };
}
