import type { Loan } from "./loan";

const DAY = 24 * 60 * 60 * 1000;

/** By how many days a loan is late. Less than 0 while there is time left. */
export function daysLate(loan: Loan, today: string): number {
  return (Date.parse(today) - Date.parse(loan.dueDay)) / DAY;
}
