import type { Cents } from "./money";

/** A paper that takes back a part of an invoice. What was stored once is never removed. */
export interface CreditNote {
  readonly id: string;
  readonly invoiceId: string;
  readonly cents: Cents;
  readonly reason: string;
  /** "2026-03-14". */
  readonly date: string;
  /** The day on which the mailer sent it; absent until then. */
  readonly sentOn?: string;
  /** "CN-2026-0001"; on older notes absent, or typed in by hand ("GS 17"). */
  readonly number?: string;
  /** The day on which it was withdrawn; its number is free since then. */
  readonly withdrawnOn?: string;
}

export interface CreditNoteStore {
  /** All notes of all years, oldest first. */
  all(): readonly CreditNote[];
  /** Adds the note, or takes the place of the stored one of the same id. */
  save(note: CreditNote): void;
}
