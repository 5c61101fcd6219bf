/**
 * The cells of one row.
 *
 * @param {string} row
 * @param {Record<string, unknown>} [options]
 * @returns {string[]}
 */
export function splitRow(row, options = {}) {
  const separator = String(options.separator ?? ",");
  const cells = [];
  let at = 0;
  do {
    while (options.trim && options.trim !== "none" && row[at] === " ") at += 1;
    let cell = "";
    const isQuoted = row[at] === '"';
    if (isQuoted) {
      at += 1;
      while (at < row.length) {
        if (row[at] !== '"') cell += row[at];
        else if (row[at + 1] === '"') cell += row[(at += 1)];
        else break;
        at += 1;
      }
      at += 1;
    }
    const end = row.indexOf(separator, at) < 0 ? row.length : row.indexOf(separator, at);
    if (!isQuoted) cell = row.slice(at, end);
    cells.push(options.trim === "all" || (options.trim === "unquoted" && !isQuoted) ? cell.trim() : cell);
    at = end + separator.length;
  } while (at <= row.length);
  return cells;
}
