import { describe, expect, it } from "vitest";
import type { CreditNote } from "../src/credit-note-store";
import { sendCreditNotes } from "../src/mailer";
import { memoryNotes } from "./fakes";

const note: CreditNote = { id: "n1", invoiceId: "INV-7", cents: 500, reason: "Chipped", date: "2026-03-13" };

describe("sendCreditNotes", () => {
  it("sends what has not gone out yet, once", () => {
    const notes = memoryNotes(note, { ...note, id: "n0", sentOn: "2026-03-01" });
    const sent: string[] = [];
    const post = { send: (subject: string, invoiceId: string) => void sent.push(`${invoiceId}: ${subject}`) };

    expect(sendCreditNotes(notes, post, "2026-03-14")).toBe(1);
    expect(sendCreditNotes(notes, post, "2026-03-15")).toBe(0);
    expect(sent).toEqual(["INV-7: Credit note of 2026-03-13"]);
    expect(notes.all().find((stored) => stored.id === "n1")?.sentOn).toBe("2026-03-14");
  });
});
