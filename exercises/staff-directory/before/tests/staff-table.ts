import type { Sql, SqlRow, SqlValue } from "../src/sql";

const TOKEN = /'(?:[^']|'')*'|[A-Za-z_]\w*|\d+|[?(),=*]|\S/g;
const PARTS = /^SELECT (.+?) FROM staff WHERE (.+?)(?: GROUP BY (\w+))?(?: ORDER BY (.+))?$/;

/** Somebody in the table: Mia Moreau of surgery, unless told otherwise. */
export function somebody(rest: Partial<SqlRow> = {}): SqlRow {
  return { id: 1, name: "Mia Moreau", department: "surgery", phone: "214", is_head: 0, is_listed: 1, ...rest };
}

/** A database with these people. It knows `=`, `LIKE`, `IN` and `AND`; all else is a syntax error. */
export function sqlWith(...staff: SqlRow[]) {
  const statements: string[] = [];
  const sql: Sql = {
    async run(statement, values = []) {
      statements.push(statement);
      const [, columns = "", where, group, order = ""] = PARTS.exec(statement) ?? [];
      if (!where) throw new Error(`syntax error: ${statement}`);
      const found = staff.filter(conditionOf(where, values));
      if (group) return countedBy(group, found);
      const sorted = [...found].sort((a, b) =>
        order.split(", ").reduce((known, term) => known || byTerm(term, a, b), 0),
      );
      return sorted.map((row) => Object.fromEntries(columns.split(", ").map((column) => [column, row[column]!])));
    },
  };
  return { sql, statements };
}

function conditionOf(text: string, values: readonly SqlValue[]): (row: SqlRow) => boolean {
  const tokens = text.match(TOKEN) ?? [];
  const rest = [...values];
  const fail = (): never => {
    throw new Error(`syntax error near: ${tokens.join(" ")}`);
  };
  const expect = (token: string) => (tokens.shift() === token ? undefined : fail());
  const value = (): SqlValue => {
    const token = tokens.shift() ?? fail();
    if (token === "?") return rest.shift() ?? fail();
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
    return /^\d+$/.test(token) ? Number(token) : fail();
  };
  const one = (): ((row: SqlRow) => boolean) => {
    const column = tokens.shift() ?? fail();
    const operator = tokens.shift();
    if (operator === "IN") {
      expect("(");
      const list = [value()];
      while (tokens[0] === ",") {
        tokens.shift();
        list.push(value());
      }
      expect(")");
      return (row) => list.includes(row[column]!);
    }
    const wanted = value();
    if (operator === "=") return (row) => row[column] === wanted;
    if (operator !== "LIKE") fail();
    const part = String(wanted).slice(1, -1).toLowerCase();
    return (row) => String(row[column]).toLowerCase().includes(part);
  };
  const conditions = [one()];
  while (tokens.length > 0) {
    expect("AND");
    conditions.push(one());
  }
  return (row) => conditions.every((holds) => holds(row));
}

function byTerm(term: string, a: SqlRow, b: SqlRow): number {
  const [, column = "", down] = /^(\w+)( DESC)?$/.exec(term) ?? [];
  if (!column) throw new Error(`syntax error near: ${term}`);
  const sign = down ? -1 : 1;
  return a[column]! < b[column]! ? -sign : a[column]! > b[column]! ? sign : 0;
}

function countedBy(column: string, rows: readonly SqlRow[]): SqlRow[] {
  const counts = new Map<SqlValue, number>();
  for (const row of rows) counts.set(row[column]!, (counts.get(row[column]!) ?? 0) + 1);
  return [...counts].map(([value, people]) => ({ [column]: value, people }));
}
