import { BadRequest } from "./bad-request";
import { type Search, searchCatalogue } from "./catalogue";
import type { Database } from "./database";
import { nextLink } from "./links";
import { readSorting, type Sorting } from "./sorting";

/** What stands behind the "?" of an address, decoded. Anybody can write anything there. */
export type Query = Readonly<Record<string, string | undefined>>;

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

function readSearch(query: Query): Search {
  return {
    text: query.q?.trim() ?? "",
    department: query.department,
    sorting: readSorting(withDefaults(query)),
    page: readPage(query.page ?? "1"),
  };
}

/** By title and ascending, unless the address says otherwise. */
function withDefaults({ sort = "title", dir = "asc" }: Query): Sorting {
  return { sort, dir };
}

function readPage(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new BadRequest("bad-page", `There is no page ${text}`);
  return Number(text);
}
