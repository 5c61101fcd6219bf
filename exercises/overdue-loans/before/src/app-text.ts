import { daysLate } from "./due";
import type { Loan } from "./loan";

/** What stands beside a loan in the app. */
export function dueText(loan: Loan, today: string): string {
  if (loan.feeCents) return `please pay ${(loan.feeCents / 100).toFixed(2)}`;
  const days = daysLate(loan, today);
  if (days > 0) return `late since ${loan.dueDay}`;
  return days === 0 ? "due today" : `${-days} days left`;
}
