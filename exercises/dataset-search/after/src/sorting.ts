import { BadRequest } from "./bad-request";

/** The columns that one can sort by, under the names that they have in addresses. */
const COLUMNS: Readonly<Record<string, string>> = { title: "title", updated: "updated_on", rows: "row_count" };

export interface Sorting {
  /** As in the address: "updated". */
  readonly sort: string;
  /** As in the address: "desc". */
  readonly dir: string;
}

/** Checks what the address says about sorting. */
export function readSorting({ sort, dir }: Sorting): Sorting {
  // Not `in`: "constructor" is no column.
  if (!Object.hasOwn(COLUMNS, sort)) {
    const known = Object.keys(COLUMNS).join(", ");
    throw new BadRequest("bad-sort", `"${sort}" is none of ${known}`);
  }
  return { sort, dir };
}

/**
 * What goes behind ORDER BY. Placeholders stand for values only, so columns and keywords have to be part of the text.
 * The columns are our own: see the table above.
 */
export function orderBy({ sort, dir }: Sorting): string {
  const column = COLUMNS[sort]!;
  const chosen = `${column} ${dir.toUpperCase()}`;
  // Equal ones by title, then by id. There is no third: ids are unique.
  const ties = column === "title" ? ["id ASC"] : ["title ASC", "id ASC"];
  return [chosen, ...ties].join(", ");
}
