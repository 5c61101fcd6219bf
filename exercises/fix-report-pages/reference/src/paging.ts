/** A page of a list, with its place among the pages of that list. */
export interface Page<Row> {
  /** From 1. */
  readonly number: number;
  /** How many pages the list has. */
  readonly of: number;
  readonly rows: readonly Row[];
}

/** Calculates how many pages a list takes. An empty list takes one. */
export function pageCount(rows: number, perPage: number): number {
  return Math.max(1, Math.ceil(rows / perPage));
}

/** Cuts a list into pages. */
export function paginate<Row>(rows: readonly Row[], perPage: number): Page<Row>[] {
  const of = pageCount(rows.length, perPage);
  const pages: Page<Row>[] = [];
  for (let number = 1; number <= of; number++) {
    pages.push({ number, of, rows: rows.slice((number - 1) * perPage, number * perPage) });
  }
  return pages;
}
