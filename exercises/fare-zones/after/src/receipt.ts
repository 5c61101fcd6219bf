import type { Quote } from "./quote";
import { type Cents, formatCents } from "./tariff";

/** Columns of the printer's paper. */
const WIDTH = 32;

/** The printed receipt, a line of text each. */
export function receiptLines(quote: Quote): string[] {
  const lines = [row(titleOf(quote), quote.fare)];
  if (quote.surcharge > 0) lines.push(row("Surcharge zone C", quote.surcharge));
  return [...lines, "-".repeat(WIDTH), row("Total EUR", quote.total)];
}

function titleOf({ ride, kind, persons }: Quote): string {
  const way = `${ride.zones.at(0)} to ${ride.zones.at(-1)}`;
  return kind === "single" ? `Single ride, ${way}` : `Group of ${persons}, ${way}`;
}

/** A text to the left, an amount to the right. */
function row(text: string, cents: Cents): string {
  const amount = formatCents(cents);
  return text.padEnd(WIDTH - amount.length) + amount;
}
