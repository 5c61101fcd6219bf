import { anywhere, type Database, type Row, type Value } from "./database";

/** What is asked of the catalogue. */
export interface Search {
  /** In the title, anywhere; "" finds all. */
  readonly text: string;
  readonly department?: string;
  /** From 1. */
  readonly page: number;
}

export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly department: string;
  /** "2026-11-20". */
  readonly updatedOn: string;
  readonly rowCount: number;
}

export interface Hits {
  /** Those of one page. */
  readonly hits: readonly Hit[];
  /** How many there are on all pages. */
  readonly total: number;
}

export const PAGE_SIZE = 20;

const SHOWN = "id, title, department, updated_on, row_count";

/** Published datasets that match, by title. */
export function searchCatalogue(database: Database, search: Search): Hits {
  const { where, values } = conditionsOf(search);
  const [count] = database.query(`SELECT COUNT(*) AS total FROM datasets WHERE ${where}`, values);
  const rows = database.query(
    `SELECT ${SHOWN} FROM datasets WHERE ${where} ORDER BY title ASC, id ASC LIMIT ? OFFSET ?`,
    [...values, PAGE_SIZE, (search.page - 1) * PAGE_SIZE],
  );
  return { hits: rows.map(toHit), total: Number(count?.total) };
}

/** What datasets have to meet, and the values for the question marks in it. */
function conditionsOf({ text, department }: Search): { where: string; values: Value[] } {
  const conditions = ["state = ?"];
  const values: Value[] = ["published"];
  if (text !== "") {
    conditions.push("title LIKE ?");
    values.push(anywhere(text));
  }
  if (department !== undefined) {
    conditions.push("department = ?");
    values.push(department);
  }
  return { where: conditions.join(" AND "), values };
}

function toHit(row: Row): Hit {
  return {
    id: String(row.id),
    title: String(row.title),
    department: String(row.department),
    updatedOn: String(row.updated_on),
    rowCount: Number(row.row_count),
  };
}
