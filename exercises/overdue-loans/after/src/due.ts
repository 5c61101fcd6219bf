import type { Loan } from "./loan";

const DAY = 24 * 60 * 60 * 1000;

/** By how many days a loan is late; 0 if it is not. */
export function daysLate(loan: Loan, today: string): number {
  return Math.max(0, (Date.parse(today) - Date.parse(loan.dueDay)) / DAY);
}
