import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { processorMs } from "../../../tests/setup/timing";
import { KEPT, listKept } from "./privacy";
import { findSpans, readRuns, withoutSpans } from "./privacy-quotes";

const schema = fs.readFileSync("prisma/schema.prisma", "utf8");
const SCALARS = "String|Int|Float|Boolean|DateTime|BigInt|Decimal|Json|Bytes";

/** The columns of each model, without relations. */
function columnsOf(text: string): Record<string, string[]> {
  return Object.fromEntries(
    [...text.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, model, body]) => [
      model,
      [...body!.matchAll(new RegExp(`^\\s+(\\w+)\\s+(?:${SCALARS})\\b`, "gm"))].map(([, column]) => column!).sort(),
    ]),
  );
}

type Kept = Record<string, Record<string, Record<string, string>>>;
const listed = (table: string) => {
  const { personal = {}, text = {}, neither = {} } = (KEPT as unknown as Kept)[table] ?? {};
  return [...Object.keys(personal), ...Object.keys(text), ...Object.keys(neither)].sort();
};

describe("the list of what is kept", () => {
  it("contains every table and column of the schema exactly once", () => {
    const inSchema = columnsOf(schema);
    expect(inSchema.Draft).toEqual(["revisionId", "savedHour", "setAside", "slug", "userId", "version", "work"]);
    expect(Object.keys(KEPT).sort()).toEqual(Object.keys(inSchema).sort());
    for (const [table, columns] of Object.entries(inSchema)) {
      if ("nobody" in (KEPT as unknown as Kept)[table]!) continue;
      expect({ [table]: listed(table) }).toEqual({ [table]: columns });
    }
  });

  it("does not claim that a table that refers to users is about no one", () => {
    const toUser = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].filter(([, , body]) =>
      /\bUser\b/.test(body!),
    );
    const wrong = toUser.map(([, model]) => model!).filter((model) => "nobody" in (KEPT as unknown as Kept)[model]!);
    expect(toUser.length).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });

  it("equals docs/privacy.md, row for row", () => {
    const rows = listKept().map(({ table, why, until }) => `| \`${table}\` | ${why} | ${until} |`);
    const written = fs.readFileSync("docs/privacy.md", "utf8").match(/^\| `\w+` \|.*$/gm);
    expect(written).toEqual(rows);
  });

  it("gives the page a text for each: what, why and how long", () => {
    for (const { title, why, until, columns } of listKept()) {
      for (const says of [title, why, until, ...columns.map(({ what }) => what)])
        expect(says.length).toBeGreaterThan(2);
    }
  });
});

const withoutQuotes = (text: string, person: Parameters<typeof findSpans>[1]) =>
  withoutSpans(text, findSpans(text, person));

describe("other people's texts, with a deleted person removed", () => {
  const ana = {
    name: "Ana Lind",
    email: "ana@example.org",
    former: [],
    said: readRuns(["The minute itself.  I only tried\tone.\n}", "Not now."]),
  };
  it.each([
    ["> The minute itself.\nWhy that one?", "> deleted\nWhy that one?"],
    [">> I only tried one.\nYes.", ">> deleted\nYes."],
    ["As Ana Lind says, (ana@example.org)", "As deleted says, (deleted)"],
    ["@Ana Lind: look", "@deleted: look"],
    ["> itself, I only tried", "> deleted"],
    ["> }\n> )", "> deleted\n> )"],
    ["> someone else’s line", "> someone else’s line"],
    ["> I tried only one.\n> Not itself.\n> min", "> I tried only one.\n> Not itself.\n> min"],
    ["> The minute of Ana Lind\n> Now", "> The minute of deleted\n> Now"],
    ["Ana Lindström is another; x > y, too", "Ana Lindström is another; x > y, too"],
    ["> \nnothing quoted", "> \nnothing quoted"],
  ])("%j becomes %j", (text, kept) => expect(withoutQuotes(text, ana)).toBe(kept));

  it("takes little time for texts posted to slow it", () => {
    const said = ["a".repeat(100_000), "a ".repeat(50_000)];
    const quotes = [">ab\n".repeat(25_000), "> a a b\n".repeat(12_000)];
    const begun = processorMs();
    const person = { ...ana, said: readRuns(said) };
    for (const text of quotes) expect(findSpans(text, person)).toEqual([]);
    expect(processorMs() - begun).toBeLessThan(1_000);
  });

  it("is safe with names that contain pattern characters", () => {
    const odd = { ...ana, name: "A. (B) [C] $& \\" };
    expect(withoutQuotes("see A. (B) [C] $& \\ and Axx", odd)).toBe("see deleted and Axx");
  });
});
