import { invoiceText } from "./src/invoice-text";
import { formatCents } from "./src/money";
import { paymentFile } from "./src/payment-file";
import { dueReminders } from "./src/reminders";
import { invoiceTotal } from "./src/totals";

const line = (d) => ({
  text: "Bandages",
  quantity: d.oneOf(() => d.int(1, 40) / 4, () => -d.int(1, 12) / 4, () => d.int(1, 20)),
  unitPrice: d.oneOf(() => d.int(0, 500), () => d.pick([1, 3, 5, 10, 50, 99, 9_995, 123_450])),
  ...(d.chance(0.4) && { discount: d.oneOf(() => d.pick([0, 5, 50, 100]), () => d.int(0, 100)) }),
  vatRate: d.pick([19, 7, 0]),
});
const invoice = (d, most) => ({
  number: `PW-${d.int(100, 999)}`,
  customer: "St Anne's",
  dueOn: d.pick(["2026-03-01", "2026-03-02", "2026-03-05"]),
  ...(d.chance(0.2) && { paidOn: "2026-03-10" }),
  lines: d.list(0, most, () => line(d)),
});

/** Rounds n / by exactly: both are whole numbers. Halves away from zero. */
const divided = (n, by) => (n < 0 ? -1 : 1) * Math.floor((2 * Math.abs(n) + by) / (2 * by)) + 0;
const netOf = ({ quantity, unitPrice, discount = 0 }) => divided(quantity * 4 * unitPrice * (100 - discount), 400);
const vatOf = (one) => divided(netOf(one) * one.vatRate, 100);
const sum = (all) => all.reduce((total, one) => total + one, 0);
const grossOf = ({ lines }) => sum(lines.map((one) => netOf(one) + vatOf(one)));
function rowsOf({ lines }) {
  return [19, 7, 0].flatMap((rate) => {
    const own = lines.filter((one) => one.vatRate === rate);
    return own.length === 0 ? [] : [{ rate, net: sum(own.map(netOf)), vat: sum(own.map(vatOf)) }];
  });
}

const settings = { reminderAfterDays: 4, smallestReminder: 5, creditorName: "Pennywhistle GmbH" };

export const properties = [
  {
    says: "net and VAT are rounded for each line, halves away from zero, and everything else is a sum over the lines",
    from: [
      "A line's net is quantity × price, less its discount, rounded to the cent. A line's VAT is its rate × that net, rounded to the cent again. Halves round away from zero. Everything at the foot is a sum over the lines.",
      "`rows`: one for each rate, the highest first, with the `net` and the `vat` of its lines. 0% has its row too.",
    ],
    draw: (d) => invoice(d, 5),
    holds: (of) => {
      const { net, vat, gross, rows } = invoiceTotal(of);
      const wanted = rowsOf(of);
      return (
        JSON.stringify(rows.map((row) => [row.rate, row.net, row.vat])) ===
          JSON.stringify(wanted.map((row) => [row.rate, row.net, row.vat])) &&
        net === sum(wanted.map((row) => row.net)) &&
        vat === sum(wanted.map((row) => row.vat)) &&
        gross === grossOf(of)
      );
    },
  },
  {
    says: "the mailed text has each line's net, the rows and the total",
    from: ["The mailed text shows each line's net, and the rows at the foot."],
    draw: (d) => invoice(d, 3),
    holds: (of) => {
      const texts = invoiceText(of).split("\n");
      const own = texts.slice(1, 1 + of.lines.length);
      const foot = texts.slice(1 + of.lines.length).join("\n");
      return (
        own.every((text, i) => text.includes(formatCents(netOf(of.lines[i])))) &&
        rowsOf(of).every(({ net, vat }) => foot.includes(formatCents(net)) && foot.includes(formatCents(vat))) &&
        foot.includes(formatCents(grossOf(of)))
      );
    },
  },
  {
    says: "reminders go to those who owe the minimum or more, and to no one who owes less",
    from: [
      "Reminders go to the same customers as today. Printing and posting one costs us 2.30 EUR, so none goes out below the minimum on the settings page.",
    ],
    draw: (d) => {
      const cents = d.pick([1, 110, 499, 500, 501, 510, 1_999]);
      const small = d.list(0, 2, () => invoice(d, 2));
      const near = { number: "PW-1", customer: "St Anne's", dueOn: "2026-03-01", lines: [{ text: "Tape", quantity: 1, unitPrice: cents + d.int(-1, 1), vatRate: 0 }] };
      return { invoices: [...small, near], smallest: cents, today: d.pick(["2026-03-04", "2026-03-05", "2026-03-09"]) };
    },
    holds: ({ invoices, smallest, today }) => {
      const days = (dueOn) => (Date.parse(today) - Date.parse(dueOn)) / 86_400_000;
      const due = invoices
        .filter((one) => !one.paidOn && days(one.dueOn) >= 4 && grossOf(one) >= smallest)
        .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
        .map(({ number }) => number);
      const got = dueReminders(invoices, { ...settings, smallestReminder: smallest / 100 }, today);
      return got.map(({ number }) => number).join() === due.join();
    },
  },
  {
    says: "amounts in the bank's file are whole cents",
    from: ["The bank's file keeps its format: whole cents."],
    draw: (d) => d.list(0, 3, () => invoice(d, 3)),
    holds: (invoices) => {
      const wanted = invoices.filter(({ paidOn }) => !paidOn).map((one) => `${one.number} ${grossOf(one)}`);
      return paymentFile(invoices, settings).map(({ reference, amount }) => `${reference} ${amount}`).join() === wanted.join();
    },
  },
];
