import { expect, it } from "vitest";
import { searchPage } from "./src/search-page";
import { databaseWith, type Stored } from "./tests/fake-database";

it("links no page after a last one that is full", () => {
  const table = Array.from({ length: 20 }, (_, place): Stored => {
    const published = { department: "health", state: "published", updated_on: "2026-01-31" } as const;
    return { ...published, id: `air-${place}`, title: `Air ${place}`, row_count: place };
  });
  const { database } = databaseWith(...table);
  expect(searchPage(database, {}).body).toMatchObject({ total: 20, next: null });
});
