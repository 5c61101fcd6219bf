import { daysLate } from "./due";
import type { Loan } from "./loan";

const CENTS_A_DAY = 20;
const MOST_CENTS = 500;

/** A late loan, as it is on the list for the Friday calls. */
export interface OverdueLine {
  readonly id: string;
  readonly title: string;
  readonly days: number;
  readonly feeCents: number;
}

/** The loans that are late on a day, the least late first. */
export function overdueList(loans: readonly Loan[], today: string): OverdueLine[] {
  return loans
    .filter((loan) => loan.backOn === undefined && daysLate(loan, today) > 0)
    .map((loan) => toLine(loan, today))
    .sort((a, b) => b.days - a.days);
}

function toLine(loan: Loan, today: string): OverdueLine {
  const { id, title } = loan;
  const days = daysLate(loan, today);

  loan.feeCents = feeFor(loan, days);
  return { id, title, days, feeCents: loan.feeCents };
}

/** What a loan costs after so many days. */
function feeFor(loan: Loan, days: number): number {
  return loan.isChild ? 0 : Math.min(days * CENTS_A_DAY, MOST_CENTS);
}
