import type { InvoiceSummary, SummaryLine } from "./summary";

/** An answer that nothing can be paid by. */
class Unusable extends Error {}

const ANY_TEXT = /\S/;
const CURRENCY = /^[a-z]{3}$/i;
/** "1,204.50", "1204.5", "-50": a sign, the whole, the fraction. */
const AMOUNT = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,2}))?$/;

/** What a model's answer says, checked. Throws if the answer cannot be used. */
export function readAnswer(answer: string): InvoiceSummary {
  const json = answer.slice(answer.indexOf("{"), answer.lastIndexOf("}") + 1);
  const { supplier, currency, total, lines } = withSmallKeys(JSON.parse(json));
  if (!Array.isArray(lines) || lines.length === 0) throw new Unusable();
  const summary = {
    supplier: readText(supplier, ANY_TEXT),
    currency: readText(currency, CURRENCY).toUpperCase(),
    totalCents: readCents(total),
    lines: lines.map(readLine),
  };
  if (summary.lines.reduce((sum, { cents }) => sum + cents, 0) !== summary.totalCents) throw new Unusable();
  return summary;
}

function readLine(line: object): SummaryLine {
  const { text, amount } = withSmallKeys(line);
  return { text: readText(text, ANY_TEXT), cents: readCents(amount) };
}

function withSmallKeys(object: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key.toLowerCase(), value]));
}

function readText(value: unknown, pattern: RegExp): string {
  if (typeof value !== "string" || !pattern.test(value)) throw new Unusable();
  return value;
}

/** Whole cents, from the digits: nothing is multiplied by 100 that has a fraction. */
function readCents(amount: unknown): number {
  const match = AMOUNT.exec(String(amount));
  if (!match) throw new Unusable();
  const [, sign, whole = "", fraction = ""] = match;
  const cents = Number(whole.replaceAll(",", "")) * 100 + Number(fraction.padEnd(2, "0"));
  return sign ? -cents : cents;
}
