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
  it("is for the firm that runs the line, and for the city", async () => {
    expect((await place(able, what)).said).toBe("granted");
    expect((await place({ ...able, firm: "city" }, what, { lineId: "S8" })).said).toBe("granted");
  });

  it("treats the lines of others as if they were not there", async () => {
    for (const lineId of ["S8", "U99"]) {
      const { said, lines, calls } = await place(able, what, { lineId });
      expect([said, lines, calls]).toEqual([
        "no-such-line",
        [`Nina ${what} ${lineId}: refused (no-such-line)`],
        ["line"],
      ]);
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
    const audit = (line: string) => void lines.push(`${line}, after ${calls.join()}`);
    await runExport({ ...desk, audit }, person(able), order(what));
    expect(lines).toEqual([`Nina ${what} U3: granted, after line`]);
    expect(calls).toEqual(["line", what]);
  });
});

describe("rules", () => {
  it.each([
    ["complaints", { trainedUntil: "2026-11-19" }, "not-trained"],
    ["complaints", { firm: "city", isFinance: true }, "not-trained"],
    ["complaints", { trainedUntil: "2026-11-20" }, "granted"],
    ["revenue", { trainedUntil: "2027-01-01" }, "not-finance"],
    ["revenue", { isFinance: true }, "granted"],
    ["revenue", { firm: "city" }, "granted"],
    ["rides", {}, "granted"],
  ] as const)("%s for %j: %s", async (what, who, said) => {
    expect((await place(who, what)).said).toBe(said);
  });

  it("are asked after the line and before the period", async () => {
    expect((await place({}, "complaints", { lineId: "S8" })).said).toBe("no-such-line");
    expect((await place({}, "revenue", { from: "2020-01-01" })).said).toBe("not-finance");
  });
});
