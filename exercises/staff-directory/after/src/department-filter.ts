/** The most departments that one can ask for at a time. */
export const MAX_DEPARTMENTS = 10;

/** Blanks at the ends and repetitions say nothing. */
export function readDepartments(fields: readonly string[] = []): string[] {
  const names = fields.map((field) => field.trim()).filter((name) => name !== "");
  return [...new Set(names)];
}

/**
 * The condition for people of these departments, to be added to others. Empty if there is nothing to filter by.
 *
 * A value is one text or one number, never a list, so the names become literals. Quotes in them are doubled, as SQL
 * wants it.
 */
export function departmentCondition(names: readonly string[]): string {
  if (names.length === 0) return "";
  return ` AND department IN (${names.map(literal).join(", ")})`;
}

function literal(text: string): string {
  return `'${text.replace("'", "''")}'`;
}
