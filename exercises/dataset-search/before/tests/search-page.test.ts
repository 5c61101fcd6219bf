import { expect, it } from "vitest";
import { searchPage } from "../src/search-page";
import { databaseWith, type Stored } from "./fake-database";

const trees: Stored = {
  id: "trees",
  title: "Street trees",
  department: "parks",
  state: "published",
  updated_on: "2026-10-02",
  row_count: 18_400,
};
const wells: Stored = { ...trees, id: "wells", title: "100 % of our wells", department: "water" };
const plan: Stored = { ...trees, id: "felling", title: "Trees to be felled", state: "draft" };

it("finds published datasets by title and department", () => {
  const { database } = databaseWith(trees, wells, plan);
  const ids = (query: Record<string, string>) =>
    (searchPage(database, query).body as { hits: { id: string }[] }).hits.map(({ id }) => id);
  expect(ids({})).toEqual(["wells", "trees"]);
  expect(ids({ q: " TREES " })).toEqual(["trees"]);
  expect(ids({ q: "%" })).toEqual(["wells"]);
  expect(ids({ department: "parks" })).toEqual(["trees"]);
});

it("knows no page 0", () => {
  const { database } = databaseWith(trees);
  expect(searchPage(database, { page: "0" })).toMatchObject({ status: 400, body: { code: "bad-page" } });
});
