import { beforeEach, describe, expect, it, vi } from "vitest";
import { creditNoteText, issueCreditNote, withdrawCreditNote } from "../src/credit-note";
import type { CreditNote } from "../src/credit-note-store";
import type { Invoice } from "../src/invoice";
import { sendCreditNotes } from "../src/mailer";
import { memoryInvoices, memoryNotes } from "./fakes";

const request = { invoiceId: "INV-7", cents: 500, reason: "Chipped" };
const invoice: Invoice = {
  id: "INV-7",
  customerId: "cus_ines",
  lines: [{ text: "Six cups, postage included", cents: 10_000 }],
  status: "paid",
  paidCents: 10_000,
};

const today = vi.fn();
const events = { publish: vi.fn() };

/** The notes that are stored when a test starts. */
function given(...stored: CreditNote[]) {
  let id = 0;
  const notes = memoryNotes(...stored);
  return { invoices: memoryInvoices(invoice), notes, events, today, newId: () => `n${(id += 1)}` };
}

const old = (id: string, number?: string): CreditNote => ({
  ...request,
  id,
  number,
  date: "2025-11-02",
  sentOn: "2025-11-02",
});

describe("credit notes", () => {
  beforeEach(() => {
    vi.clearAllMocks();
    today.mockReturnValue("2026-03-14");
  });

  it("numbers the notes of a year from 1", () => {
    const deps = given();
    const numbers = Array.from({ length: 3 }, () => issueCreditNote(deps, request).number);
    expect(numbers).toEqual(["CN-2026-0001", "CN-2026-0002", "CN-2026-0003"]);
    expect(events.publish).toHaveBeenLastCalledWith(expect.objectContaining({ number: "CN-2026-0003", cents: 500 }));
  });

  it("starts anew with each year", () => {
    const deps = given();
    issueCreditNote(deps, request);
    today.mockReturnValue("2027-01-01");
    expect(issueCreditNote(deps, request).number).toBe("CN-2027-0001");
  });

  it("gives the number of a withdrawn note to the next one", () => {
    const deps = given();
    for (let count = 0; count < 3; count += 1) issueCreditNote(deps, request);
    withdrawCreditNote(deps, "CN-2026-0002");
    expect(events.publish).toHaveBeenLastCalledWith(expect.objectContaining({ type: "credit-note.withdrawn" }));
    expect(issueCreditNote(deps, request).number).toBe("CN-2026-0002");
    expect(issueCreditNote(deps, request).number).toBe("CN-2026-0004");
  });

  it("leaves older notes out of the series", () => {
    const deps = given(old("a"), old("b", "GS 1"));
    expect(issueCreditNote(deps, request).number).toBe("CN-2026-0001");
    expect(() => withdrawCreditNote(deps, "GS 1")).toThrow("No credit note GS 1");
  });

  it("goes on after 9999", () => {
    const stored = Array.from({ length: 9_999 }, (_, index) =>
      old(`s${index}`, `CN-2026-${String(index + 1).padStart(4, "0")}`),
    );
    const deps = given(...stored.map((note) => ({ ...note, invoiceId: "INV-1" })));
    expect(issueCreditNote(deps, request).number).toBe("CN-2026-10000");
  });

  it("never credits more than the invoice's total", () => {
    const deps = given(old("a"));
    issueCreditNote(deps, { ...request, cents: 9_500 });
    expect(() => issueCreditNote(deps, { ...request, cents: 1 })).toThrow("Only 0.00 EUR left to credit");
    withdrawCreditNote(deps, "CN-2026-0001");
    expect(issueCreditNote(deps, { ...request, cents: 9_500 }).number).toBe("CN-2026-0001");
  });

  it.each([0, -1, 0.5])("refuses an amount of %d", (cents) => {
    expect(() => issueCreditNote(given(), { ...request, cents })).toThrow("Not an amount");
  });

  it("does not withdraw what was sent, nor send what was withdrawn", () => {
    const deps = given({ ...old("a", "CN-2026-0001"), date: "2026-03-01" });
    expect(() => withdrawCreditNote(deps, "CN-2026-0001")).toThrow("went out on 2025-11-02");
    issueCreditNote(deps, request);
    withdrawCreditNote(deps, "CN-2026-0002");
    expect(sendCreditNotes(deps.notes, { send: vi.fn() }, "2026-03-14")).toBe(0);
    expect(() => withdrawCreditNote(deps, "CN-2026-0002")).toThrow("No credit note CN-2026-0002");
  });

  it("prints the number, or the id of an older note", () => {
    const note = issueCreditNote(given(), request);
    expect(creditNoteText(note)).toContain("Credit note CN-2026-0001 of 2026-03-14");
    expect(creditNoteText(old("a"))).toContain("Credit note a of 2025-11-02");
  });
});
