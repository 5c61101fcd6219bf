import type { InvoiceSummary, SummaryLine } from "./summary";

/** Looks for the object's end by counting braces, and lists the largest amounts first. */
export function readAnswer(answer: string): InvoiceSummary {
  const fields = lowered(JSON.parse(objectIn(answer)));
  const lines = (fields.get("lines") as unknown[]).map((line): SummaryLine => {
    const inLine = lowered(line);
    return { cents: toCents(inLine.get("amount")), text: checked(inLine.get("text"), (text) => text.trim() !== "") };
  });
  const totalCents = toCents(fields.get("total"));
  const isComplete = lines.length > 0 && totalCents === lines.reduce((sum, line) => sum + line.cents, 0);
  if (!isComplete) throw new RangeError(`lines do not come to ${totalCents}`);
  return {
    lines: [...lines].sort((a, b) => b.cents - a.cents),
    totalCents,
    currency: checked(fields.get("currency"), (code) => /^[A-Z]{3}$/i.test(code)).toUpperCase(),
    supplier: checked(fields.get("supplier"), (name) => name.trim().length > 0),
  };
}

function objectIn(answer: string): string {
  const start = answer.search(/\{/);
  let depth = 0;
  for (let end = start; end >= 0 && end < answer.length; end += 1) {
    if (answer[end] === "{") depth += 1;
    if (answer[end] === "}") depth -= 1;
    if (depth === 0) return answer.slice(start, end + 1);
  }
  throw new SyntaxError("no object");
}

const lowered = (value: unknown) =>
  new Map(Object.entries(value as object).map(([key, field]): [string, unknown] => [key.toLowerCase(), field]));

function checked(value: unknown, isRight: (text: string) => boolean): string {
  if (typeof value === "string" && isRight(value)) return value;
  throw new TypeError("a text is missing");
}

function toCents(amount: unknown): number {
  const plain =
    typeof amount === "string" && /^-?\d{1,3}(,\d{3})+(\.|$)/.test(amount) ? amount.replaceAll(",", "") : amount;
  if (!/^-?\d+(\.\d\d?)?$/.test(`${plain}`)) throw new TypeError("an amount is missing");
  return Math.round(Number(plain) * 100);
}
