import type { Sql } from "./sql";

/** Somebody who works at the clinic, as the switchboard sees them. */
export interface Person {
  readonly name: string;
  readonly department: string;
  /** Internal, three digits. */
  readonly phone: string;
  readonly isHead: boolean;
}

/** Finds people by a part of their name. Those who asked not to be listed are never found. */
export async function findPeople(sql: Sql, name: string): Promise<Person[]> {
  const rows = await sql.run(
    "SELECT name, department, phone, is_head FROM staff WHERE is_listed = ? AND name LIKE ? ORDER BY name, id",
    [1, `%${name}%`],
  );
  return rows.map((row) => ({
    name: String(row.name),
    department: String(row.department),
    phone: String(row.phone),
    isHead: row.is_head === 1,
  }));
}
