import { describe, expect, it } from "vitest";
import { createReportGuard } from "./about-report";

describe("an answer about a report", () => {
  const other = {
    prose: { task: "Months end on their last day." },
    code: { "src/calendar.ts": "export function addMonths(day: Day) {}\nexport function clamped(day: Day) {}" },
  };
  const own = {
    prose: { task: "Refund a cracked cup.", report: "the surcharge was forgotten" },
    code: { "src/refund.ts": "export function leftToRefund(invoice: Invoice) {}" },
  };
  const withheld = (...parts: string[]) => parts.map(createReportGuard(own, [other]));

  it.each([
    "Check addMonths first.",
    "Check add_months first.",
    "Use clamped in your own code.",
    "```ts\nconst end = lastOf(month);\n```",
  ])("leaves out %s", (text) => expect(withheld(text)).toEqual([true]));

  it.each([
    "Your test forgot leftToRefund, so the surcharge was never compared.",
    "```ts\nexpect(leftToRefund(invoice)).toBe(5);\n```",
    "Months differ in length, so add months with care.",
    "const sum = add(1, 2);\nconst rest = sum - 1;",
  ])("shows %s", (text) => expect(withheld(text)).toEqual([false]));

  it("counts lines of code across paragraphs, and follows a code block through its empty lines", () => {
    const line = "const end = lastOf(month);";
    expect(withheld(line, line, line)).toEqual([false, false, true]);
    expect(withheld("```ts\nleftToRefund(invoice);", "const end = lastOf(month);", "```", "Why?")).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  it("may name what no open exercise has", () => {
    expect(createReportGuard(own, [])("Check addMonths first.")).toBe(false);
  });
});
