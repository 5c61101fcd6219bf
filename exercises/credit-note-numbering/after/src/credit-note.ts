import type { CreditNote, CreditNoteStore } from "./credit-note-store";
import type { EventSink } from "./events";
import { type Invoice, type InvoiceStore, invoiceTotal } from "./invoice";
import { type Cents, formatCents, sumCents } from "./money";

/** A credit note that was refused. `code` is for programs, the message for the accountant. */
export class CreditNoteError extends Error {
  readonly code: "not-found" | "still-draft" | "bad-amount" | "too-much" | "already-sent";

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

export interface CreditNoteRequest {
  readonly invoiceId: string;
  /** Whole cents, at least 1. */
  readonly cents: Cents;
  /** Printed on the note. */
  readonly reason: string;
}

/** Credits an invoice, in whole or in part, under the lowest free number of the year. */
export function issueCreditNote(deps: CreditNoteDeps, request: CreditNoteRequest): CreditNote {
  const invoice = deps.invoices.find(request.invoiceId);
  if (!invoice) throw new CreditNoteError("not-found", `No invoice ${request.invoiceId}`);
  if (invoice.status === "draft") throw new CreditNoteError("still-draft", `Invoice ${invoice.id} is a draft`);
  if (!Number.isSafeInteger(request.cents) || request.cents < 1) {
    throw new CreditNoteError("bad-amount", `Not an amount that can be credited: ${request.cents}`);
  }

  const notes = deps.notes.all();
  const left = leftToCredit(invoice, notes);
  if (request.cents > left) throw new CreditNoteError("too-much", `Only ${formatCents(left)} left to credit`);

  const date = deps.today();
  const number = nextNumber(notes, Number(date.slice(0, 4)));
  const note: CreditNote = {
    id: deps.newId(),
    invoiceId: invoice.id,
    cents: request.cents,
    reason: request.reason,
    date,
    number,
  };
  deps.notes.save(note);
  deps.events.publish({ type: "credit-note.issued", invoiceId: note.invoiceId, number, cents: note.cents });
  return note;
}

/** Takes a note back that has not been sent. The store keeps it, without a claim to its number. */
export function withdrawCreditNote(deps: CreditNoteDeps, number: string): CreditNote {
  const note = deps.notes.all().find((candidate) => candidate.number === number && !candidate.withdrawnOn);
  if (!note || !parseNumber(number)) throw new CreditNoteError("not-found", `No credit note ${number}`);
  if (note.sentOn) throw new CreditNoteError("already-sent", `Credit note ${number} went out on ${note.sentOn}`);

  const withdrawn: CreditNote = { ...note, withdrawnOn: deps.today() };
  deps.notes.save(withdrawn);
  deps.events.publish({ type: "credit-note.withdrawn", invoiceId: note.invoiceId, number, cents: note.cents });
  return withdrawn;
}

/** What is printed on the note. */
export function creditNoteText(note: CreditNote): string {
  return [
    `Credit note ${note.number ?? note.id} of ${note.date}`,
    `For invoice ${note.invoiceId}: ${formatCents(note.cents)}`,
    `Reason: ${note.reason}`,
  ].join("\n");
}

function leftToCredit(invoice: Invoice, notes: readonly CreditNote[]): Cents {
  const standing = notes.filter((note) => note.invoiceId === invoice.id && !note.withdrawnOn);
  return invoiceTotal(invoice) - sumCents(standing.map((note) => note.cents));
}

function nextNumber(notes: readonly CreditNote[], year: number): string {
  const used = usedSerials(notes).get(year) ?? new Set<number>();
  for (let serial = 1; serial <= used.size + 1; serial += 1) {
    if (!used.has(serial)) return formatNumber(year, serial);
  }
  throw new Error(`The series of ${year} has no free number`);
}

/** The serial numbers that are taken, by year. */
function usedSerials(notes: readonly CreditNote[]): Map<number, Set<number>> {
  const byYear = new Map<number, Set<number>>();
  for (const note of notes) {
    const parsed = parseNumber(note.number);
    if (!parsed || note.withdrawnOn) continue;
    if (!byYear.has(parsed.year)) byYear.set(parsed.year, new Set());
    byYear.get(parsed.year)!.add(parsed.serial);
  }
  return byYear;
}

function formatNumber(year: number, serial: number): string {
  return `CN-${year}-${String(serial).padStart(4, "0")}`;
}

function parseNumber(number: string | undefined): { year: number; serial: number } | undefined {
  const match = /^CN-(\d{4})-(\d{4,})$/.exec(number ?? "");
  return match ? { year: Number(match[1]), serial: Number(match[2]) } : undefined;
}
