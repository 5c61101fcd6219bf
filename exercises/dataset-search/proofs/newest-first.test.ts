import { expect, it } from "vitest";
import { searchPage } from "./src/search-page";
import { databaseWith, type Stored } from "./tests/fake-database";

const air: Stored = {
  id: "air",
  title: "Air",
  department: "health",
  state: "published",
  updated_on: "2026-01-31",
  row_count: 12,
};
const bikes: Stored = { ...air, id: "bikes", title: "Bicycles", updated_on: "2026-11-19", row_count: 5_000 };

it.each(["updated", "rows"])("begins with the newest or largest by %s", (sort) => {
  const { database } = databaseWith(air, bikes);
  expect(searchPage(database, { sort }).body).toMatchObject({ hits: [{ id: "bikes" }, { id: "air" }] });
});
