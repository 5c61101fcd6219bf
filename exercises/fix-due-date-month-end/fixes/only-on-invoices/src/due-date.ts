import { addDays, addMonths, formatDay } from "./calendar";

/** When an invoice is payable, counted from the moment when it was issued. */
export type Terms =
  | { readonly unit: "on receipt" }
  | { readonly unit: "days"; readonly count: number }
  | { readonly unit: "months"; readonly count: number };

/**
 * Reads payment terms as they stand in a contract: "on receipt", "14 days", "1 month", "2 months".
 *
 * @throws Error if the text is not one of these
 */
export function parseTerms(text: string): Terms {
  const words = text.trim().toLowerCase();
  if (words === "on receipt") return { unit: "on receipt" };

  const match = /^([1-9]\d?) (day|month)s?$/.exec(words);
  if (!match) throw new Error(`Unknown payment terms: "${text}"`);
  return { unit: match[2] === "day" ? "days" : "months", count: Number(match[1]) };
}

/** Calculates when an invoice is payable. */
export function dueDate(issuedAt: Date, terms: Terms): Date {
  switch (terms.unit) {
    case "on receipt":
      return new Date(issuedAt.getTime());
    case "days":
      return addDays(issuedAt, terms.count);
    case "months":
      return notPastMonth(addMonths(issuedAt, terms.count), issuedAt);
  }
}

/** If the day of the month has rolled over, goes back to the last day of the month that was meant. */
function notPastMonth(due: Date, issuedAt: Date): Date {
  const overshoot = due.getUTCDate() < issuedAt.getUTCDate() ? due.getUTCDate() : 0;
  return addDays(due, -overshoot);
}

/** The line that is printed on the invoice. */
export function dueLine(issuedAt: Date, terms: Terms): string {
  return `Payable by ${formatDay(dueDate(issuedAt, terms))}`;
}
