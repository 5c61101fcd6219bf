import { formatCents } from "./src/money";
import { receiptText, refund } from "./src/refund";
import { fakeGateway, memoryInvoices, recordedEvents } from "./tests/fakes";

const PAID = 10_000;
const invoice = (status) => ({
  id: "INV-7",
  customerId: "cus_ines",
  lines: [{ text: "Six cups", cents: PAID }],
  status,
  paidCents: status === "paid" || status === "refunded" ? PAID : 0,
  ...((status === "paid" || status === "refunded") && { chargeId: "ch_7" }),
});

const step = (d) => ({
  cents: d.oneOf(() => d.pick([1, 6_000, 4_000, PAID, PAID + 1]), () => d.int(1, 6_000), () => d.pick([0, -1, 0.5, 12.5, Number.NaN])),
  reason: d.pick(["Cracked", " Cracked ", "  ", ""]).concat(d.chance(0.7) ? "x" : ""),
  key: d.pick(["desk-1", "desk-2", "desk-3", "desk-4"]),
  isDeclined: d.chance(0.15),
});

export const properties = [
  {
    says: "refunds never come to more than was paid, a repeated key pays out nothing, and the status depends on what is left",
    from: [
      "A paid invoice can be refunded in parts, as often as needed, until the amount that was paid is used up. All its refunds together never come to more than that: refuse with `too-much`, and say in the message how much is left.",
      "Amounts are whole cents, at least 1 (else `bad-amount`). A reason is required (else `no-reason`); store it trimmed.",
      "A request with a `key` that this invoice has had before returns the earlier refund, and nothing is paid out again.",
      "If the provider declines: `declined`, and the invoice stays as it was.",
      "The status is `partly-refunded` while something is left, and `refunded` once nothing is.",
      "Publish `refund.created` instead of `invoice.refunded`, with the amount and what is left.",
      "Invoices already stored must stay readable, without a migration.",
    ],
    draw: (d) => ({ status: d.pick(["paid", "paid", "paid", "paid", "refunded", "open", "draft"]), steps: d.list(1, 5, () => step(d)) }),
    holds: async ({ status, steps }) => {
      const { gateway, payouts, control } = fakeGateway();
      const { events, published } = recordedEvents();
      const invoices = memoryInvoices(invoice(status));
      let left = status === "paid" ? PAID : 0;
      const done = new Map();
      let paidOut = 0;
      for (const { cents, reason, key, isDeclined } of steps) {
        control.decline = isDeclined ? "card-closed" : undefined;
        const before = JSON.stringify(invoices.find("INV-7"));
        const asked = payouts.length;
        const got = await refund({ gateway, invoices, events }, { invoiceId: "INV-7", cents, reason, key }).catch((error) => error);
        if (done.has(key)) {
          if (got.id !== done.get(key) || payouts.length !== asked || JSON.stringify(invoices.find("INV-7")) !== before) return false;
          continue;
        }
        const faults = [
          ...(status === "open" || status === "draft" ? ["not-paid"] : []),
          ...(status === "refunded" ? ["not-paid", "too-much"] : []),
          ...(Number.isInteger(cents) && cents >= 1 ? [] : ["bad-amount"]),
          ...(reason.trim() === "" ? ["no-reason"] : []),
          ...(cents > left ? ["too-much"] : []),
        ];
        // Once everything is refunded, the invoice can be said to be no longer paid.
        if (status === "paid" && left === 0) faults.push("not-paid", "too-much");
        if (faults.length > 0 || isDeclined) {
          const codes = faults.length > 0 ? faults : ["declined"];
          if (!codes.includes(got.code) || JSON.stringify(invoices.find("INV-7")) !== before) return false;
          if (got.code === "too-much" && left > 0 && !got.message.includes(formatCents(left))) return false;
          if (faults.length > 0 && payouts.length !== asked) return false;
          continue;
        }
        left -= cents;
        paidOut += cents;
        done.set(key, got.id);
        const stored = invoices.find("INV-7");
        if (got.cents !== cents || got.reason !== reason.trim() || payouts.at(-1).cents !== cents) return false;
        if (stored.status !== (left === 0 ? "refunded" : "partly-refunded") || stored.paidCents !== PAID) return false;
        const event = published.at(-1);
        const figures = Object.values(event);
        if (event.type !== "refund.created" || !figures.includes(cents) || !figures.includes(left)) return false;
      }
      return published.length === done.size && paidOut <= PAID;
    },
  },
  {
    says: "a receipt has the amount, the reason, and how much of the invoice stays paid, if anything",
    from: ["`receiptText(refund, leftCents)`: the amount, the reason, and how much of the invoice stays paid, if anything."],
    draw: (d) => ({ cents: d.int(1, 99_999), left: d.oneOf(() => 0, () => d.int(1, 99_999)), reason: d.text("abc ", 1, 6) }),
    holds: ({ cents, left, reason }) => {
      const text = receiptText({ id: "po_1", cents, reason, key: "desk-1" }, left);
      const amounts = text.match(/-?[0-9]+[.][0-9]{2} EUR/g) ?? [];
      const wanted = [formatCents(cents), ...(left > 0 ? [formatCents(left)] : [])];
      return text.includes(reason) && amounts.join() === wanted.join();
    },
  },
];
