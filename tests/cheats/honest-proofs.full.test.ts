import { afterAll, describe, expect, it } from "vitest";
import type { ReviewContent } from "~/kinds/review/content";
import { runProof } from "~/kinds/review/proofs";
import { createPool } from "~/sandbox/processes/pool.server";
import { remembering } from "~/sandbox/remembering";
import { targets } from "./play";

/**
 * Proofs as learners write them, in styles that the keys' own proofs don't use. The rules against cheats must not
 * reject any of these proofs.
 */

const sandbox = remembering(createPool({ size: 2 }));
afterAll(() => sandbox.close());

const V = `import { expect, it, vi, describe, beforeEach } from "vitest";\n`;
const SLOT =
  V +
  `import { book } from "./src/booking";\nimport { paperDiary } from "./tests/paper-diary";\nconst visit = { id: "v1", clinician: "KM", day: "2026-03-17", start: 600, end: 630, status: "booked" } as const;\n`;
const RANK =
  V +
  `import { rankPlayers, rankOf } from "./src/rank";\nimport { board } from "./src/board";\nconst of = (...scores: number[]) => scores.map((score, i) => ({ player: "p" + i, score, reachedAt: i }));\n`;
const INV =
  V +
  `import { invoiceTotal } from "./src/totals";\nimport { dueReminders } from "./src/reminders";\nimport { defaultSettings } from "./src/settings";\nimport { invoiceOf, lineOf } from "./tests/invoices";\n`;
const CSV =
  V +
  `import { readRecords } from "./src/records";\nconst text = 'sku;name;price\\nhk-1;"Hook;4,20\\nhk-2;Rope;12,00\\n';\n`;
/** The proofs, keyed by exercise and then by style. */
const HONEST: Record<string, Record<string, string>> = {
  "slot-overlap": {
    mock:
      SLOT +
      `it("t", () => { const put = vi.fn(); book({ on: () => [visit], put } as any, { ...visit, id: "v2", start: 630, end: 660 }); expect(put).toHaveBeenCalledTimes(1); });`,
    boolean:
      SLOT +
      `it("t", () => { expect(book(paperDiary(visit), { ...visit, id: "v2", start: 630, end: 660 }).ok).toBe(true); });`,
    reason:
      SLOT +
      `it("t", () => { const got: any = book(paperDiary(visit), { ...visit, id: "v2", start: 570, end: 600 }); expect(got.reason).toBeUndefined(); });`,
    table:
      SLOT +
      `it.each([[570, 600], [630, 660], [630, 631]])("%i-%i", (start, end) => { expect(book(paperDiary(visit), { ...visit, id: "v2", start, end })).toEqual({ ok: true }); });`,
    async:
      SLOT +
      `it("t", async () => { const got = await Promise.resolve(book(paperDiary(visit), { ...visit, id: "v2", start: 630, end: 660 })); await expect(Promise.resolve(got)).resolves.toMatchObject({ ok: true }); });`,
    snapshot:
      SLOT +
      `it("t", () => { expect(book(paperDiary(visit), { ...visit, id: "v2", start: 630, end: 660 })).toMatchInlineSnapshot(\`\n{\n  "ok": true,\n}\n\`); });`,
    day:
      SLOT +
      `it("t", () => { const diary = paperDiary(); for (let i = 0; i < 6; i++) book(diary, { ...visit, id: "v" + i, start: 600 + 30 * i, end: 630 + 30 * i }); expect(diary.on("2026-03-17")).toHaveLength(6); });`,
    property:
      SLOT +
      `it("t", () => { for (let start = 540; start <= 660; start += 10) expect([start, book(paperDiary(visit), { ...visit, id: "v2", start, end: start + 30 }).ok]).toEqual([start, start + 30 <= 600 || start >= 630]); });`,
  },
  "score-rank-ties": {
    table:
      RANK +
      `it.each([[[9, 9, 5], [1, 1, 3]], [[9, 5, 5, 1], [1, 2, 2, 4]], [[3, 3, 3, 1], [1, 1, 1, 4]]])("%j", (scores, ranks) => { expect(rankPlayers(of(...scores)).map((row) => row.rank)).toEqual(ranks); });`,
    property:
      RANK +
      `it("t", () => { const all = [5, 9, 9, 3, 3, 3, 1]; for (const { rank, score } of rankPlayers(of(...all))) expect(rank).toBe(1 + all.filter((s) => s > score).length); });`,
    one: `${RANK}it("t", () => { expect(rankOf(of(900, 900, 500), "p2")).toBe(3); });`,
    medal:
      RANK +
      `it("t", () => { expect(rankPlayers(of(9, 9, 5)).map(({ medal }) => medal)).toEqual(["gold", "gold", "bronze"]); });`,
    board: `${RANK}it("t", () => { expect(board(of(9, 9, 5, 4), 2).map(({ player }) => player)).toEqual(["p0", "p1"]); });`,
    snapshot: `${RANK}it("t", () => { expect(rankPlayers(of(9, 9, 5)).at(-1)!.rank).toMatchInlineSnapshot("3"); });`,
    relation:
      RANK +
      `it("t", () => { const rows = rankPlayers(of(9, 9, 9, 5)); expect(rows.at(-1)!.rank).toBe(rows.length); });`,
    greater: `${RANK}it("t", () => { expect(rankOf(of(9, 9, 5), "p2")).toBeGreaterThan(2); });`,
  },
  "invoice-total": {
    one: `${INV}it("t", () => { expect(invoiceTotal(invoiceOf(lineOf(13), lineOf(13), lineOf(13))).vat).toBe(6); });`,
    property:
      INV +
      `it("t", () => { for (const net of [13, 27, 99, 101]) { const one = invoiceTotal(invoiceOf(lineOf(net))).vat; expect(invoiceTotal(invoiceOf(lineOf(net), lineOf(net), lineOf(net))).vat).toBe(3 * one); } });`,
    rows:
      INV +
      `it("t", () => { expect(invoiceTotal(invoiceOf(lineOf(13), lineOf(13), lineOf(13))).rows).toEqual([{ rate: 19, net: 39, vat: 6 }]); });`,
    none:
      INV +
      `it("t", () => { expect(dueReminders([invoiceOf(lineOf(499, { vatRate: 0 }))], defaultSettings, "2026-03-20")).toHaveLength(0); });`,
    borders:
      INV +
      `it.each([[498, 0], [499, 0], [500, 1], [501, 1]])("%i cents: %i", (net, count) => { expect(dueReminders([invoiceOf(lineOf(net, { vatRate: 0 }))], defaultSettings, "2026-03-20")).toHaveLength(count); });`,
    settings:
      INV +
      `it("t", () => { const got = dueReminders([invoiceOf(lineOf(900, { vatRate: 0 }))], { ...defaultSettings, smallestReminder: 10 }, "2026-03-20"); expect(got.map((one) => one.text)).toEqual([]); });`,
  },
  "quoted-csv": {
    throws: `${CSV}it("t", () => { expect(() => readRecords(text)).toThrow(); });`,
    message: `${CSV}it("t", () => { expect(() => readRecords(text)).toThrow(/Line 2/); });`,
    caught:
      CSV +
      `it("t", () => { let caught: any = null; try { readRecords(text); } catch (error) { caught = error; } expect(caught).not.toBeNull(); expect(caught.message).toMatch(/2/); });`,
    async: `${CSV}it("t", async () => { await expect((async () => readRecords(text))()).rejects.toThrow("Line 2"); });`,
  },
};

describe("an honest proof holds:", () => {
  it.each(Object.entries(HONEST))("%s", async (slug, proofs) => {
    const content = (await targets([slug]))[0]!.content as ReviewContent;
    const outcomes = Object.entries(proofs).map(async ([style, source]) => {
      const { outcome, shows } = await runProof(content, source, sandbox);
      return [style, outcome, shows.length];
    });
    expect(await Promise.all(outcomes)).toEqual(Object.keys(proofs).map((style) => [style, "holds", 1]));
  });
});
