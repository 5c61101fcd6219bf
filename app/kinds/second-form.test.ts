import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Folder, type Meta, MetaSchema } from "./exercise";
import { type Form, problemsOfSecondForm } from "./second-form";
import { MOST_SHARED, printOf, sharedTokens } from "./shared-code";

const share = (second: Folder, first: Folder) => sharedTokens(printOf(second), printOf(first));

const meta = (change: Partial<Meta> = {}): Meta =>
  MetaSchema.parse({
    title: "Late fee",
    summary: "Charge a fee for late payment.",
    track: "trust-but-run-it",
    order: 10,
    difficulty: 2,
    minutes: 10,
    skills: ["choose-inputs", "find-edge-cases"],
    classes: ["silly-logic"],
    origin: { type: "written", after: "a known failure" },
    ...change,
  });
const first: Form = { kind: "test", meta: meta() };
const second = (change: Partial<Meta> = {}): Form => ({
  kind: "test",
  meta: meta({ secondFormOf: "late-fee", ...change }),
});
const said = (form: Form, of: Form | null) => problemsOfSecondForm(form, of).map(({ message }) => message);

describe("a second form", () => {
  it("has the same kind, skills, classes and difficulty, in any order", () => {
    expect(
      said(second({ skills: ["find-edge-cases", "choose-inputs"], minutes: 20, title: "Overdraft" }), first),
    ).toEqual([]);
  });

  it.each<[string, Form, Form | null, RegExp]>([
    ["a first form that is not there", second(), null, /names late-fee, but no exercise has that folder name/],
    ["a second form as its first", second(), second({ secondFormOf: "fines" }), /is a second form itself: name fines/],
    ["another kind", { ...second(), kind: "fix" }, first, /"kind" must be .* test$/],
    ["another difficulty", second({ difficulty: 3 }), first, /"difficulty" must be .* 2$/],
    [
      "other skills",
      second({ skills: ["choose-inputs"] }),
      first,
      /"skills" must be .* choose-inputs, find-edge-cases$/,
    ],
    ["other classes", second(), { kind: "test", meta: meta({ classes: [] }) }, /"classes" must be .* none$/],
  ])("refuses %s", (_, form, of, message) => {
    expect(said(form, of)).toEqual([expect.stringMatching(message)]);
  });

  it.each(["../late-fee", "Late Fee", ""])("cannot name %j", (name) => {
    expect(MetaSchema.safeParse({ ...meta(), secondFormOf: name }).success).toBe(false);
  });
});

const SOURCE = `/** What a late payer owes on top. */
export function lateFee(invoice: Invoice, today: number): number {
  const days = today - invoice.dueOn;
  if (days <= 0) return 0;
  const weeks = Math.ceil(days / 7);
  return Math.min(weeks * 250, 2_000);
}
`;

describe("the code that two forms share", () => {
  it("is everything in a copy with other names, numbers, texts and comments", () => {
    const renamed = SOURCE.replaceAll("invoice", "loan").replaceAll("days", "nights").replaceAll("250", "9");
    const copy = `// Another company's\n${renamed.replace("What a late payer owes", "For books")}`;
    expect(share({ "src/fine.ts": copy }, { "src/late-fee.ts": SOURCE })).toBe(1);
  });

  it("is the share that was copied", () => {
    const other = "export const half = [1, [2], { a: !b ? c : d }, (e | f) & g, h % i, -j, ~k, l << m, n.o[p]];\n";
    const mixed = share({ "src/a.ts": SOURCE, "src/b.ts": other }, { "src/late-fee.ts": SOURCE });
    expect(mixed).toBeGreaterThan(0.4);
    expect(mixed).toBeLessThan(0.7);
  });

  it("is zero without code, or without similar code", () => {
    expect(share({ "report.md": SOURCE }, { "src/late-fee.ts": SOURCE })).toBe(0);
    expect(share({ "src/a.ts": "export const a = [1, 2];\n" }, { "src/late-fee.ts": SOURCE })).toBe(0);
  });

  it("stays well under the limit between unrelated exercises", () => {
    const read = (slug: string) => {
      const folder = path.resolve("exercises", slug);
      const files = fs
        .readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".ts"));
      return Object.fromEntries(files.map((file) => [file, fs.readFileSync(path.join(folder, file), "utf8")]));
    };
    const [one, other] = [read("test-opening-hours"), read("fix-due-date-month-end")];
    expect(Object.keys(one).length).toBeGreaterThan(10);
    expect(share(one, other)).toBeLessThan(MOST_SHARED / 2);
  });
});
