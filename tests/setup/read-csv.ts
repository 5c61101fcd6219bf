/** Reads CSV after RFC 4180 as a spreadsheet would: rows of cells; a broken file throws. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, at] = [[] as string[], 0];
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      let end = at + 1;
      for (;;) {
        const found = text.indexOf('"', end);
        if (found < 0) throw new Error("a quote does not end");
        if (text[found + 1] === '"') end = found + 2;
        else {
          cell = text.slice(at + 1, found).replaceAll('""', '"');
          at = found + 1;
          break;
        }
      }
    } else {
      const end = /[,\r\n"]|$/g;
      end.lastIndex = at;
      const stop = end.exec(text)!.index;
      cell = text.slice(at, stop);
      at = stop;
    }
    row.push(cell);
    if (text[at] === ",") {
      at += 1;
      continue;
    }
    if (!text.startsWith("\r\n", at)) throw new Error(`a cell ends with ${JSON.stringify(text.slice(at, at + 5))}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** The same by the names in the first row. */
export function readTable(text: string): Record<string, string>[] {
  const [header = [], ...rows] = readCsv(text);
  return rows.map((row) => {
    if (row.length !== header.length) throw new Error(`a row has ${row.length} cells of ${header.length}`);
    return Object.fromEntries(row.map((cell, place) => [header[place]!, cell]));
  });
}
