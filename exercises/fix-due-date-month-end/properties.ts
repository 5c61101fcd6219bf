import { dueDate, dueLine, parseTerms } from "./src/due-date";
import { paymentPlan } from "./src/payment-plan";

const DAY = 86_400_000;
/** A moment, often at the end of a month. */
const moment = (d) => {
  const year = d.pick([2023, 2024, 2026, 2027, 2100]);
  const first = Date.UTC(year, d.int(0, 11) + 1, 1);
  const days = d.oneOf(() => d.int(1, 4), () => d.int(1, 28));
  return first - days * DAY + d.pick([0, 0, 1, 43_200_000, 86_399_999]);
};
/** Clause 4: the same day of a later month, or its last day. */
function later(at, months) {
  const date = new Date(at);
  const total = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const [year, month] = [Math.floor(total / 12), total % 12];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(date.getUTCDate(), last);
  return Date.UTC(year, month, day) + (at % DAY);
}

export const properties = [
  {
    says: "terms in months end on the same day of a later month, or on its last day; all else is as before",
    from: [
      "payable on the same day of a later month; where that month has no such day, on its last day.",
      "The time of day stays, to the millisecond.",
      "A day that exists in the later month stays the same",
      "Terms in days are counted in days",
      "The date that is passed in must not be changed",
    ],
    draw: (d) => ({ at: moment(d), terms: d.oneOf(() => "on receipt", () => `${d.int(1, 99)} days`, () => `${d.int(1, 24)} months`) }),
    holds: ({ at, terms }) => {
      const count = Number.parseInt(terms, 10);
      const wanted = terms === "on receipt" ? at : terms.endsWith("days") ? at + count * DAY : later(at, count);
      const date = new Date(at);
      const due = dueDate(date, parseTerms(terms));
      const line = dueLine(date, parseTerms(terms));
      return due.getTime() === wanted && date.getTime() === at && line === `Payable by ${new Date(wanted).toISOString().slice(0, 10)}`;
    },
  },
  {
    says: "a plan counts each of its months from the first payment, and its parts are as before",
    from: ["A plan counts each of its months from the first payment, so it goes back to the 31st where there is one.", "Please leave the rest as it is"],
    draw: (d) => ({ at: moment(d), parts: d.int(1, 14), total: d.int(0, 100_000) }),
    holds: ({ at, parts, total }) => {
      const date = new Date(at);
      const plan = paymentPlan(total, date, parts);
      const share = Math.floor(total / parts);
      const spare = total - share * parts;
      return (
        plan.length === parts &&
        date.getTime() === at &&
        plan.every(({ due, amount }, i) => due.getTime() === later(at, i) && amount === share + (i < spare ? 1 : 0))
      );
    },
  },
];
