import { CreditNoteError, creditNoteText, issueCreditNote, withdrawCreditNote } from "./src/credit-note";
import { sendCreditNotes } from "./src/mailer";
import { formatCents } from "./src/money";
import { memoryInvoices, memoryNotes } from "./tests/fakes";

const TOTAL = 1_000;
const invoiceOf = (id, status = "paid") => ({
  id,
  customerId: "cus",
  lines: [{ text: "Cups", cents: TOTAL - 100 }, { text: "Postage", cents: 100 }],
  status,
  paidCents: TOTAL,
});
const INVOICES = ["INV-1", "INV-2"];

/** Notes from before: without a number, or with one typed in by hand. */
const oldNote = (d, i) => ({
  id: `old${i}`,
  invoiceId: d.pick(INVOICES),
  cents: d.int(1, 300),
  reason: "Chipped",
  date: d.pick(["2025-11-02", "2026-01-05"]),
  ...(d.chance(0.5) && { sentOn: "2026-01-06" }),
  ...(d.chance(0.5) && { number: d.pick(["GS 17", "17", "CN 1", "2026-0001"]) }),
});

const step = (d) =>
  d.oneOf(
    () => ({ is: "issue", invoiceId: d.pick(INVOICES), cents: d.pick([1, 250, 400, TOTAL]) }),
    () => ({ is: "issue", invoiceId: d.pick(INVOICES), cents: d.int(1, 600) }),
    () => ({ is: "withdraw", year: d.pick([2026, 2027]), n: d.int(1, 4) }),
    () => ({ is: "send" }),
    () => ({ is: "new year" }),
  );

const codeOf = (run: () => unknown) => {
  try {
    run();
    return "done";
  } catch (error) {
    return error instanceof CreditNoteError ? error.code : "crashed";
  }
};

const numberOf = (year, n) => `CN-${year}-${String(n).padStart(4, "0")}`;

export const properties = [
  {
    says: "numbers have no gaps, withdrawn ones are free again, and an invoice is never credited beyond its total",
    from: [
      "numbered without gaps, in one series per year: `CN-2026-0001`, `CN-2026-0002`, and so on",
      "The number is the lowest free one in the year's series, which starts at 1. The year comes from `deps.today()`.",
      "its number becomes free again, and the mailer does not send the note. If the note has been sent, refuse with `already-sent`.",
      "If no note in the new series has the number, refuse with `not-found`.",
      "The notes for an invoice, not counting withdrawn ones, must never add up to more than its total: otherwise refuse with `too-much`",
      "Publish `credit-note.issued` instead of `invoice.credited`, and `credit-note.withdrawn`, each with the number.",
      "these notes take up no place in the series, but their amounts count",
    ],
    draw: (d) => ({ old: d.list(0, 2, (i) => oldNote(d, i)), steps: d.list(1, 8, () => step(d)) }),
    holds: ({ old, steps }) => {
      let year = 2026;
      let id = 0;
      const events = [];
      const sent = [];
      const deps = {
        invoices: memoryInvoices(...INVOICES.map((one) => invoiceOf(one))),
        notes: memoryNotes(...old),
        events: { publish: (event) => events.push(`${event.type} ${event.number}`) },
        newId: () => `n${(id += 1)}`,
        today: () => `${year}-03-14`,
      };
      /** What the task says about the notes of the series: by number. */
      const series = new Map<string, { invoiceId: string; cents: number; isSent: boolean }>();
      const expectedEvents = [];
      let unsent = old.filter(({ sentOn }) => !sentOn).length;
      const credited = (invoiceId) =>
        [...old, ...series.values()].reduce((sum, one) => sum + (one.invoiceId === invoiceId ? one.cents : 0), 0);
      for (const now of steps) {
        if (now.is === "new year") year = 2027;
        if (now.is === "issue") {
          const left = TOTAL - credited(now.invoiceId);
          const request = { invoiceId: now.invoiceId, cents: now.cents, reason: "Chipped" };
          if (now.cents > left) {
            if (codeOf(() => issueCreditNote(deps, request)) !== "too-much") return false;
            continue;
          }
          let n = 1;
          while (series.has(numberOf(year, n))) n++;
          const note = issueCreditNote(deps, request);
          if (note.number !== numberOf(year, n) || note.cents !== now.cents) return false;
          series.set(note.number, { ...request, isSent: false });
          expectedEvents.push(`credit-note.issued ${note.number}`);
        }
        if (now.is === "withdraw") {
          const number = numberOf(now.year, now.n);
          const note = series.get(number);
          const code = !note ? "not-found" : note.isSent ? "already-sent" : "done";
          if (codeOf(() => withdrawCreditNote(deps, number)) !== code) return false;
          if (code !== "done") continue;
          series.delete(number);
          expectedEvents.push(`credit-note.withdrawn ${number}`);
        }
        if (now.is === "send") {
          const waiting = [...series.values()].filter(({ isSent }) => !isSent);
          if (sendCreditNotes(deps.notes, { send: (subject) => sent.push(subject) }, deps.today()) !== waiting.length + unsent)
            return false;
          unsent = 0;
          for (const note of waiting) note.isSent = true;
        }
      }
      return events.join() === expectedEvents.join();
    },
  },
  {
    says: "a refusal says how much is left",
    from: ["refuse with `too-much`, and say in the message how much is left"],
    draw: (d) => ({ before: d.int(1, TOTAL), more: d.int(1, 2_000) }),
    holds: ({ before, more }) => {
      const deps = {
        invoices: memoryInvoices(invoiceOf("INV-1")),
        notes: memoryNotes(),
        events: { publish: () => {} },
        newId: () => "n",
        today: () => "2026-03-14",
      };
      issueCreditNote({ ...deps, newId: () => "first" }, { invoiceId: "INV-1", cents: before, reason: "Chipped" });
      const left = TOTAL - before;
      try {
        issueCreditNote(deps, { invoiceId: "INV-1", cents: left + more, reason: "Chipped" });
        return false;
      } catch (error) {
        return error.code === "too-much" && error.message.includes(formatCents(left));
      }
    },
  },
  {
    says: "an amount is in whole cents, and at least 1",
    from: ["Amounts are whole cents, at least 1 (else `bad-amount`)."],
    draw: (d) => d.oneOf(
      () => d.int(-5, 5),
      () => d.int(-50, 50) / 10,
      () => d.pick([Number.NaN, Infinity, -Infinity, 0.999, 1.5]),
    ),
    holds: (cents) => {
      const deps = {
        invoices: memoryInvoices(invoiceOf("INV-1")),
        notes: memoryNotes(),
        events: { publish: () => {} },
        newId: () => "n",
        today: () => "2026-03-14",
      };
      const code = codeOf(() => issueCreditNote(deps, { invoiceId: "INV-1", cents, reason: "Chipped" }));
      const isRight = Number.isInteger(cents) && cents >= 1;
      return code === (isRight ? "done" : "bad-amount") && deps.notes.all().length === (isRight ? 1 : 0);
    },
  },
  {
    says: "the text has number, date, invoice, amount and reason",
    from: ["`creditNoteText(note)`: number (the id if there is none), date, invoice, amount and reason."],
    draw: (d) => ({
      id: `id${d.int(1, 99)}`,
      invoiceId: `INV-${d.int(1, 999)}`,
      cents: d.int(1, 200_000),
      reason: d.text("abc ", 1, 8),
      date: `2026-03-${d.int(10, 28)}`,
      ...(d.chance(0.7) && { number: d.oneOf(() => "GS 17", () => numberOf(2026, d.int(1, 12_000))) }),
    }),
    holds: (note) => {
      const text = creditNoteText(note);
      const parts = [note.number ?? note.id, note.date, note.invoiceId, formatCents(note.cents), note.reason];
      return parts.every((part) => text.includes(part));
    },
  },
];
