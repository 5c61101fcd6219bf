import type { Database, Row, Value } from "../src/database";

/** A row of the table "datasets". */
export interface Stored extends Row {
  readonly id: string;
  readonly title: string;
  readonly department: string;
  readonly state: "draft" | "published";
  readonly updated_on: string;
  readonly row_count: number;
}

const STATEMENT =
  /^SELECT (?<what>.+) FROM datasets WHERE (?<where>.+?)(?: ORDER BY (?<order>.+) LIMIT \? OFFSET \?)?$/;
const TERM = /^(id|title|department|updated_on|row_count)(?: (ASC|DESC))?$/i;

/** A database with one table, which knows just the statements that the catalogue needs, and keeps a record of them. */
export function databaseWith(...table: Stored[]) {
  const statements: string[] = [];
  function query(sql: string, values: readonly Value[]): Row[] {
    statements.push(sql);
    const { what, where = "", order } = STATEMENT.exec(sql)?.groups ?? {};
    if (!what) throw new Error(`syntax error: ${sql}`);
    const rest = [...values];
    const conditions = where.split(" AND ").map((one) => conditionOf(one, rest.shift()));
    const rows = table.filter((row) => conditions.every((meets) => meets(row)));
    if (order === undefined) return [{ total: rows.length }];
    const terms = order.split(", ").map(termOf);
    rows.sort((a, b) => terms.reduce((found, compare) => found || compare(a, b), 0));
    const [limit, offset] = rest.map(Number) as [number, number];
    return rows.slice(offset, offset + limit);
  }
  const database: Database = { query };
  return { database, statements };
}

function conditionOf(text: string, value: Value | undefined): (row: Stored) => boolean {
  const [, column = "", operator] = /^(\w+) (=|LIKE) \?$/.exec(text) ?? [];
  if (value === undefined || !operator) throw new Error(`syntax error near: ${text}`);
  if (operator === "=") return (row) => row[column] === value;
  const part = String(value).slice(1, -1).replace(/\\(.)/g, "$1").toLowerCase();
  return (row) => String(row[column]).toLowerCase().includes(part);
}

function termOf(text: string): (a: Stored, b: Stored) => number {
  const [, column = "", direction = "ASC"] = TERM.exec(text) ?? [];
  if (!column) throw new Error(`syntax error near: ${text}`);
  const sign = direction.toUpperCase() === "ASC" ? 1 : -1;
  return (a, b) => (a[column]! < b[column]! ? -sign : a[column]! > b[column]! ? sign : 0);
}
