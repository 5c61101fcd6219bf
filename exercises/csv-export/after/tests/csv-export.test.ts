import { describe, expect, it } from "vitest";
import { writeCsv } from "../src/csv";
import type { Dataset } from "../src/datasets";
import type { Actor } from "../src/people";
import { handle } from "../src/routes";
import type { Cell, Table } from "../src/table";
import { exportTable } from "../src/table-export";
import { portalWith } from "./fakes";

const trees: Dataset = { id: "trees", title: "Street trees", department: "parks", state: "published" };
const ida: Actor = { name: "Ida Holm", department: "parks", isAdmin: false };
const jon: Actor = { name: "Jon Dahl", department: "water", isAdmin: false };
const siv: Actor = { name: "Siv Berg", department: "it", isAdmin: true };
const table: Table = {
  columns: [{ title: "Street" }, { title: "Reported by", isInternal: true }, { title: "Height" }],
  rows: [
    ["Elm Row", "P. Lund", 12.5],
    ["Canal Side", null, -3],
    ["Mill Lane"],
  ],
};

/** What stands between the mark at the start and the last line end. */
const lines = (csv: string) => csv.slice(1, -2).split("\r\n");
const field = (cell: Cell) => lines(writeCsv([[cell]]))[0]!;

describe("a CSV file", () => {
  it("starts with a byte order mark, and ends each row with CRLF", () => {
    expect(writeCsv([["Street", "Height"], ["Elm Row", 12.5]])).toBe("\uFEFFStreet,Height\r\nElm Row,12.5\r\n");
  });

  it("puts quotes where they are needed, and nowhere else", () => {
    expect(field('the "old" oak')).toBe('"the ""old"" oak"');
    for (const cell of ["oak, pruned", "two\nlines"]) expect(field(cell)).toBe(`"${cell}"`);
    for (const cell of ["ø å", " oak ", "", 0, -3, false]) expect(field(cell)).toBe(String(cell));
    expect(field(null)).toBe("");
  });

  it("makes a text of what would be a formula", () => {
    const risky = ["=1+1", "+49 30 1234", "-2+3", "@sum", "\t=1", "-", "--5", "-5 m", "-1,5"];
    for (const cell of risky) expect(field(cell).replaceAll('"', "")).toBe(`'${cell}`);
  });

  it("guards a cell that needs quotes inside them", () => {
    expect(field('=HYPERLINK("x")')).toBe('"\'=HYPERLINK(""x"")"');
    expect(writeCsv([["\r=1"], ["\n=1"]])).toBe("\uFEFF\"'\r=1\"\r\n\"'\n=1\"\r\n");
  });

  it.each(["-5", "+3.20", "-1.5e-3", "007"])("leaves the number %s alone", (cell) => {
    expect(field(cell)).toBe(cell);
  });
});

describe("exporting a table", () => {
  it("shows internal columns to the department and to admins alone", () => {
    const { deps } = portalWith(trees, table);
    const inside = ["Street,Reported by,Height", "Elm Row,P. Lund,12.5", "Canal Side,,-3", "Mill Lane,,"];
    const outside = ["Street,Height", "Elm Row,12.5", "Canal Side,-3", "Mill Lane,"];
    for (const actor of [ida, siv]) expect(lines(exportTable(deps, actor, "trees").csv)).toEqual(inside);
    for (const actor of [jon, undefined]) expect(lines(exportTable(deps, actor, "trees").csv)).toEqual(outside);
  });

  it("guards titles as well", () => {
    const { deps } = portalWith(trees, { columns: [{ title: "=cmd" }], rows: [] });
    expect(lines(exportTable(deps, undefined, "trees").csv)).toEqual(["'=cmd"]);
  });

  it("is refused for drafts of others, without a table, and beyond 50,000 rows", () => {
    const rows = Array.from({ length: 50_001 }, () => []);
    const draft = portalWith({ ...trees, state: "draft" }, table);
    const large = portalWith(trees, { columns: [], rows });
    expect(() => exportTable(draft.deps, undefined, "trees")).toThrow("There is no dataset trees");
    expect(() => exportTable(portalWith(trees).deps, ida, "trees")).toThrow("Street trees has no table");
    expect(handle(large.deps, { path: "/datasets/trees/table.csv", actor: ida })).toMatchObject({ status: 413 });
    expect([...large.counts]).toEqual([]);
  });

  it("has a route, and counts downloads by day", () => {
    const { deps, counts } = portalWith(trees, table);
    const reply = handle(deps, { path: "/datasets/trees/table.csv", actor: undefined });
    expect(reply.headers).toEqual({
      "cache-control": "no-store",
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="trees-2026-11-20.csv"',
    });
    expect(reply.body).toContain("Elm Row");
    exportTable(deps, ida, "trees");
    expect([...counts]).toEqual([["trees 2026-11-20", 2]]);
  });
});
