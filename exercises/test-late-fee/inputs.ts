import type { Clock, Invoice } from "./src/invoice";
import { lateFee, openFees } from "./src/late-fee";

/** One argument list: up to three invoices, and the time that the clock says, mostly near the edge of a week. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
  const today = 20_500 + Math.floor(random() * 700);
  const invoice = (_: unknown, i: number): Invoice => {
    const due = today - pick([-7, -1, 0, 1, 2, 6, 7, 8, 9, 14, 15, 49, 50, 56, 57, 58, 300]);
    const paidOn = random() < 0.4 ? day(due + pick([-3, 0, 1, 6, 7, 8, 14, 15, 49, 50, 57, 90])) : null;
    return { number: `R-${i + 1}`, amount: 12_000, dueOn: day(due), paidOn };
  };
  const time = `${day(today)}T${pick(["00:00:00.000", "12:00:00.000", "23:59:59.999"])}Z`;
  return [Array.from({ length: pick([0, 1, 1, 1, 2, 3]) }, invoice), time];
}

/** Each invoice's fee, the rows in one order, and the list as it is afterwards. */
export function call(args: unknown[]): unknown {
  const [invoices, time] = args as [Invoice[], string];
  const clock: Clock = { now: () => new Date(time) };
  const rows = openFees(invoices, clock).sort((a, b) => (a.number < b.number ? -1 : 1));
  return { fees: invoices.map((invoice) => lateFee(invoice, clock)), rows, after: invoices.map(({ number }) => number) };
}
