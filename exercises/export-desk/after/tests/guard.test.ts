import { describe, expect, it } from "vitest";
import { runExport } from "../src/desk";
import type { Order } from "../src/order";
import type { Person } from "../src/people";
import { deskWith, order, person } from "./desk-with";

const ALL: Order["what"][] = ["rides", "delays", "complaints", "revenue"];
const able = { isFinance: true, trainedUntil: "2026-11-20" };

/** What becomes of an order, with all that it left behind. */
async function place(who: Partial<Person>, what: Order["what"], rest: Partial<Order> = {}) {
  const { desk, lines, calls } = deskWith();
  const outcome = await runExport(desk, person(who), order(what, rest));
  return { said: outcome.ok ? "granted" : outcome.why, lines, calls };
}

describe.each(ALL)("an export of %s", (what) => {
  it("is for the firm that runs the line and for the city; to others the line is not there", async () => {
    expect((await place(able, what)).said).toBe("granted");
    expect((await place({ ...able, firm: "city" }, what, { lineId: "S8" })).said).toBe("granted");
    for (const lineId of ["S8", "U99"]) {
      const lines = [`Nina ${what} ${lineId}: refused (no-such-line)`];
      expect(await place(able, what, { lineId })).toEqual({ said: "no-such-line", lines, calls: ["line"] });
    }
  });

  it.each([
    ["north", "2026-02-01", "granted"],
    ["north", "2026-01-31", "too-long"],
    ["city", "2025-05-03", "granted"],
    ["city", "2025-05-02", "too-long"],
  ] as const)("has an end: %s from %s to 3 May is %s", async (firm, from, said) => {
    expect((await place({ ...able, firm }, what, { from, to: "2026-05-03" })).said).toBe(said);
  });

  it("is in the audit before it runs, and looks the line up once", async () => {
    const { desk, lines, calls } = deskWith();
    await runExport({ ...desk, audit: (line) => void lines.push(line, ...calls) }, person(able), order(what));
    expect([lines, calls]).toEqual([
      [`Nina ${what} U3: granted`, "line"],
      ["line", what],
    ]);
  });
});

it.each([
  ["complaints", { trainedUntil: "2026-11-19" }, "not-trained"],
  ["complaints", { firm: "city", isFinance: true }, "not-trained"],
  ["revenue", { trainedUntil: "2027-01-01" }, "not-finance"],
  ["revenue", { firm: "city" }, "granted"],
  ["rides", {}, "granted"],
] as const)("the rule of %s for %j: %s", async (what, who, said) => {
  expect((await place(who, what)).said).toBe(said);
  // What fails first is the answer: the line before the rule, the rule before the period.
  expect((await place(who, what, { lineId: "U99", from: "2020-01-01" })).said).toBe("no-such-line");
  const late = said === "granted" ? "too-long" : said;
  expect((await place(who, what, { from: "2020-01-01" })).said).toBe(late);
});
