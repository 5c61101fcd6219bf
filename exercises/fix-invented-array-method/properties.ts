import { exportPositions } from "./src/position-export";
import { statementOf, statementText, totalOf } from "./src/statement";

const invoice = (d, i) => ({
  number: `P-${i + 1}`,
  isPaid: d.chance(0.3),
  remark: d.pick(["", " ", "ring before delivery", " paid in cash\n", "0"]),
  positions: d.list(0, 3, () => ({
    article: d.pick(["Notebook", "Binder"]),
    quantity: d.pick([1, 0, 2, 10, -1, -3]),
    each: d.pick([100, 0, 450, 1_250, 99]),
  })),
});
const ledger = (d) => d.list(0, 4, (i) => invoice(d, i));
const comesTo = ({ positions }) => {
  let total = 0;
  for (const { quantity, each } of positions) total += quantity * each;
  return total;
};
const exported = ({ positions }) => positions.map(({ article, quantity }, i) => `${i + 1};${article};${quantity}\n`).join("");
const euros = (cents) => `${cents < 0 ? "-" : ""}${(Math.abs(cents) / 100).toFixed(2)} EUR`;

export const properties = [
  {
    says: "a statement has the total of the open invoices, the largest open invoice and all remarks; the export is as before",
    from: [
      "`open`: all open invoices together. An invoice is the sum of quantity × price over its positions; returned items have a quantity below zero and count as such.",
      "`largest`: the number of the open invoice with the largest total, the first one if several have it; `null` if none is open.",
      "`remarks`: from all invoices, paid ones too, in the invoices' order, without blank remarks and without spaces around the others.",
      "paid invoices are not open; and the export for the warehouse, which has one line for each position.",
      "The invoices and their order belong to the ledger, nobody may change them.",
    ],
    draw: ledger,
    holds: (invoices) => {
      const before = JSON.stringify(invoices);
      const { customer, open, largest, remarks } = statementOf("Halden & Co", invoices);
      let wantedOpen = 0;
      let first = null;
      for (const one of invoices) {
        if (one.isPaid) continue;
        wantedOpen += comesTo(one);
        if (first === null || comesTo(one) > comesTo(first)) first = one;
      }
      const said = invoices.map(({ remark }) => remark.trim()).filter((remark) => remark !== "");
      return (
        customer === "Halden & Co" &&
        open === wantedOpen &&
        largest === (first === null ? null : first.number) &&
        JSON.stringify(remarks) === JSON.stringify(said) &&
        invoices.every((one) => totalOf(one) === comesTo(one) && exportPositions(one) === exported(one)) &&
        JSON.stringify(invoices) === before
      );
    },
  },
  {
    says: "the mail's layout is as before",
    from: ["the layout of the mail"],
    draw: (d) => ({ customer: "Halden & Co", open: d.oneOf(() => d.int(-300, 300), () => d.int(-100_000, 100_000)), largest: d.pick([null, "P-1"]), remarks: d.list(0, 2, () => d.pick(["ring", "0"])) }),
    holds: (statement) => {
      const { open, largest, remarks } = statement;
      const rows = ["Statement for Halden & Co", `Open: ${euros(open)}`, ...(largest === null ? [] : [`Please pay ${largest} first`])];
      return statementText(statement) === [...rows, ...remarks.map((remark) => `- ${remark}`)].join("\n");
    },
  },
];
