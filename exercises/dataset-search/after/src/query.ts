import { BadRequest } from "./bad-request";
import type { Search } from "./catalogue";
import { readSorting, type Sorting } from "./sorting";

/** What stands behind the "?" of an address, decoded. Anybody can write anything there. */
export type Query = Readonly<Record<string, string | undefined>>;

/** Reads what is asked for, and refuses what makes no sense. */
export function readSearch(query: Query): Search {
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
