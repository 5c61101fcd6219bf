import { expect, it } from "vitest";
import { searchPage } from "./src/search-page";
import { databaseWith } from "./tests/fake-database";

it("sends no text of the address to the database", () => {
  const { database, statements } = databaseWith();
  const dir = "desc, (SELECT token FROM sessions LIMIT 1)";
  expect(searchPage(database, { sort: "rows", dir })).toMatchObject({ status: 400, body: { code: "bad-sort" } });
  expect(statements.join("\n")).not.toMatch(/sessions/i);
});
