import { describe, expect, it } from "vitest";
import type { Hit } from "../src/catalogue";
import type { Query } from "../src/query";
import { searchPage } from "../src/search-page";
import { databaseWith, type Stored } from "./fake-database";

function dataset(id: string, title: string, updated_on: string, row_count: number): Stored {
  return { id, title, department: "parks", state: "published", updated_on, row_count };
}

const table = [
  dataset("benches", "Benches", "2026-11-03", 900),
  dataset("trees", "Street trees", "2026-10-02", 18_400),
  dataset("ponds-2", "Ponds", "2026-11-03", 40),
  dataset("ponds", "Ponds", "2026-08-19", 40),
];

interface Page {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly next: string | null;
}

function page(query: Query, all: readonly Stored[] = table): Page {
  return searchPage(databaseWith(...all).database, query).body as Page;
}
const ids = (query: Query) => page(query).hits.map(({ id }) => id);

describe("sorting", () => {
  it("is by title as long as nobody asks", () => {
    expect(ids({})).toEqual(["benches", "ponds", "ponds-2", "trees"]);
    expect(page({})).toMatchObject({ sort: "title", dir: "asc", total: 4, page: 1 });
  });

  it.each([
    ["title", "desc", ["trees", "ponds", "ponds-2", "benches"]],
    ["updated", "asc", ["ponds", "trees", "benches", "ponds-2"]],
    ["updated", "desc", ["benches", "ponds-2", "trees", "ponds"]],
    ["rows", "asc", ["ponds", "ponds-2", "benches", "trees"]],
    ["rows", "desc", ["trees", "benches", "ponds", "ponds-2"]],
  ])("is by %s, %s, if asked for", (sort, dir, expected) => {
    expect(ids({ sort, dir })).toEqual(expected);
    expect(page({ sort, dir })).toMatchObject({ sort, dir });
  });

  it.each(["size", "row_count", "constructor", "title; DROP TABLE datasets"])("refuses to sort by %s", (sort) => {
    const { database, statements } = databaseWith(...table);
    expect(searchPage(database, { sort, dir: "asc" })).toMatchObject({ status: 400, body: { code: "bad-sort" } });
    expect(statements).toEqual([]);
  });

  it("goes with search and filter", () => {
    expect(ids({ q: "pond", sort: "updated", dir: "desc" })).toEqual(["ponds-2", "ponds"]);
    expect(ids({ department: "water", sort: "rows", dir: "desc" })).toEqual([]);
  });
});

describe("the next page", () => {
  const many = Array.from({ length: 45 }, (_, place) => dataset(`d-${place + 10}`, "Noise & air", "2026-11-01", 7));

  it("is linked with all that was asked for, encoded", () => {
    const query = { q: "noise & air", department: "parks", sort: "rows", dir: "desc" };
    const expected = "/datasets?q=noise%20%26%20air&department=parks&sort=rows&dir=desc&page=2";
    expect(page(query, many).next).toBe(expected);
  });

  it("overlaps with none", () => {
    const pages = ["1", "2", "3"].map((number) => page({ sort: "updated", dir: "desc", page: number }, many));
    expect(pages.map(({ hits }) => hits.length)).toEqual([20, 20, 5]);
    expect(new Set(pages.flatMap(({ hits }) => hits.map(({ id }) => id))).size).toBe(45);
    expect(pages[2]?.next).toBeNull();
  });
});
