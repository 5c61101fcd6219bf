/**
 * Rows as a table with columns of equal width.
 *
 * @param {readonly (readonly string[])[]} rows
 * @returns {string}
 */
export function padColumns(rows) {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n");
}
