import type { Cents, OrderLine } from "./order";

/** What an order comes to. */
export function totalOf(lines: readonly OrderLine[]): Cents {
  return lines.reduce((sum, line) => sum + Number(line.price), 0);
}

/** The lines with the dearest first; those of one price stay in their order. */
export function dearestFirst(lines: readonly OrderLine[]): OrderLine[] {
  return [...lines].sort((a, b) => {
    return Number(b.price) - Number(a.price);
  });
}

/** The bill as it is mailed. */
export function billText(lines: readonly OrderLine[]): string {
  const rows = dearestFirst(lines).map((line) => `${line.text}: ${formatCents(Number(line.price))}`);
  return [...rows, `Total: ${formatCents(totalOf(lines))}`].join("\n");
}

/** "10.05 EUR". */
function formatCents(cents: Cents): string {
  const euros = Math.floor(cents / 100);
  return `${euros}.${String(cents % 100).padStart(2, "0")} EUR`;
}
