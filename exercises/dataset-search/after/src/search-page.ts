import { BadRequest } from "./bad-request";
import { searchCatalogue } from "./catalogue";
import type { Database } from "./database";
import { nextLink } from "./links";
import { type Query, readSearch } from "./query";

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** `GET /datasets`: a page of the catalogue. */
export function searchPage(database: Database, query: Query): Reply {
  try {
    const search = readSearch(query);
    const found = searchCatalogue(database, search);
    const next = nextLink(search, found);
    return { status: 200, body: { ...found, page: search.page, ...search.sorting, next } };
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    return { status: 400, body: { code: error.code, error: error.message } };
  }
}
