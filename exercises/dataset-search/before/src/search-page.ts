import { BadRequest } from "./bad-request";
import { type Search, searchCatalogue } from "./catalogue";
import type { Database } from "./database";

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
    const { hits, total } = searchCatalogue(database, search);
    return { status: 200, body: { hits, total, page: search.page } };
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    return { status: 400, body: { code: error.code, error: error.message } };
  }
}

function readSearch(query: Query): Search {
  return { text: query.q?.trim() ?? "", department: query.department, page: readPage(query.page ?? "1") };
}

function readPage(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new BadRequest("bad-page", `There is no page ${text}`);
  return Number(text);
}
