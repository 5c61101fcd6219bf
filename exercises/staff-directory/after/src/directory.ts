import { departmentCondition } from "./department-filter";
import type { Sql } from "./sql";

/** Somebody who works at the clinic, as the switchboard sees them. */
export interface Person {
  readonly name: string;
  readonly department: string;
  /** Internal, three digits. */
  readonly phone: string;
  readonly isHead: boolean;
}

export interface Directory {
  readonly people: readonly Person[];
  /** How many were found, by department. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Finds people by a part of their name, in all departments or in some. Those who asked not to be listed are never
 * found.
 */
export async function findPeople(sql: Sql, name: string, departments: readonly string[]): Promise<Directory> {
  const where = `is_listed = ? AND name LIKE ?${departmentCondition(departments)}`;
  const values = [1, `%${name}%`];
  const rows = await sql.run(
    `SELECT name, department, phone, is_head FROM staff WHERE ${where} ORDER BY is_head DESC, department, name, id`,
    values,
  );
  const people = rows.map((row) => ({
    name: String(row.name),
    department: String(row.department),
    phone: String(row.phone),
    isHead: row.is_head === 1,
  }));
  return { people, counts: await countByDepartment(sql, where, values) };
}

/** Counted by the database, so that it stays right once the list gets pages. */
async function countByDepartment(
  sql: Sql,
  where: string,
  values: readonly (string | number)[],
): Promise<Record<string, number>> {
  const statement = `SELECT department, COUNT(*) AS people FROM staff WHERE ${where} GROUP BY department`;
  const rows = await sql.run(statement, values);
  return Object.fromEntries(rows.map(({ department, people }) => [department, Number(people)]));
}
