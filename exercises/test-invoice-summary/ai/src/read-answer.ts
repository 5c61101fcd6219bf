import type { InvoiceSummary, SummaryLine } from "./summary";

/** Thrown when an answer does not match the expected schema. */
export class AnswerError extends Error {
  override readonly name = "AnswerError";
}

/**
 * Parses and validates a model answer.
 *
 * Tolerant in form (code fences, prose, key order and casing all vary between answers), strict in content: every field
 * is required and type-checked before it is used.
 */
export function readAnswer(answer: string): InvoiceSummary {
  const raw = normaliseKeys(extractJson(answer));
  if (!Array.isArray(raw.lines) || raw.lines.length === 0) {
    throw new AnswerError("lines are missing");
  }
  if (typeof raw.currency !== "string" || !/^[A-Za-z]{3}$/.test(raw.currency)) {
    throw new AnswerError("currency is missing");
  }
  return {
    supplier: requireText(raw.supplier, "supplier"),
    currency: raw.currency.toUpperCase(),
    totalCents: parseAmount(raw.total),
    lines: raw.lines.map(parseLine),
  };
}

function extractJson(answer: string): unknown {
  const match = /\{[\s\S]*\}/.exec(answer);
  if (!match) {
    throw new AnswerError("no JSON object found");
  }
  return JSON.parse(match[0]);
}

function normaliseKeys(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) {
    throw new AnswerError("not an object");
  }
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]));
}

function parseLine(value: unknown): SummaryLine {
  const raw = normaliseKeys(value);
  return { text: requireText(raw.text, "text"), cents: parseAmount(raw.amount) };
}

function requireText(value: unknown, field: string): string {
  if (typeof value !== "string" || value.trim() === "") {
    throw new AnswerError(`${field} is missing`);
  }
  return value;
}

/** Parses "1,204.50", "1204.5" or 1204.5 into integer cents without floating-point drift. */
function parseAmount(value: unknown): number {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d{1,2})?$/.test(text)) {
    throw new AnswerError("not an amount");
  }
  return Math.round(Number(text.replaceAll(",", "")) * 100);
}
