import { FileError } from "./src/file-error";
import { readPriceList } from "./src/price-list";
import { readRecords, readTable } from "./src/records";

/** A cell: its text, and how it is written. */
function cell(d) {
  if (d.chance(0.5)) {
    const text = d.text("ab1,.", 0, 3);
    return { text, written: d.pick(["", " "]) + text + d.pick(["", " "]) };
  }
  const text = d.text('ab; "\n', 0, 5);
  // Whether spaces alone are a text is left open.
  const kept = text.trim() === "" && text !== "" ? `${text}a` : text;
  return { text: kept, written: `"${kept.replaceAll('"', '""')}"` };
}

/** A file of rows of cells, some of them blank, and what it means. */
function file(d, rows) {
  const end = d.pick(["\n", "\r\n", "\r"]);
  const records = [];
  let line = 1;
  const texts = rows.map((cells) => {
    const written = cells.map((one) => one.written).join(";");
    if (cells.some(({ text }) => text !== "")) records.push({ line, cells: cells.map(({ text }) => text) });
    line += written.split("\n").length;
    return written;
  });
  const text = (d.chance(0.2) ? "\uFEFF" : "") + texts.join("\n").replaceAll("\n", end) + (d.chance(0.5) ? end : "");
  return { text, records };
}
const isRead = (text, records) =>
  JSON.stringify(readRecords(text).map(({ line, cells }) => [line, cells])) ===
  JSON.stringify(records.map(({ line, cells }) => [line, cells]));

const refusal = (run) => {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof FileError ? error.message : "crashed";
  }
};
const inCase = (d, text) => d.pick([text, text.toUpperCase(), text[0].toUpperCase() + text.slice(1)]);

export const properties = [
  {
    says: "every cell is returned, in quotes or not, with the line where its record begins",
    from: [
      "Inside quotes a cell may contain semicolons, line breaks and quotes; quotes inside a cell are doubled.",
      "Line breaks are returned as `\\n`, whatever the file uses.",
      "Spaces around an unquoted cell are dropped, as now; those inside quotes stay. Records without any text are skipped, as now.",
      "`line` is the line of the file where the record begins, from 1.",
      "A byte order mark at the start is not part of the first cell.",
    ],
    draw: (d) => file(d, d.list(0, 4, () => d.list(1, 3, () => cell(d)))),
    holds: ({ text, records }) => isRead(text, records),
  },
  {
    says: "a file that is cut off inside quotes is refused, with the line where that record begins",
    from: [
      "A quote that is never closed means that the file was cut off: refuse it with a `FileError` that names the line where its record begins.",
    ],
    draw: (d) => {
      const { text } = file(d, d.list(0, 2, () => d.list(1, 2, () => cell(d))));
      const whole = text === "" || text === "\uFEFF" || /[\r\n]$/.test(text) ? text : `${text}\n`;
      const before = d.pick(["", "a;", "a;b;"]);
      return { text: `${whole}${before}"${d.text("ab;\n ", 0, 5)}`, line: whole.split(/\r\n|\r|\n/).length };
    },
    holds: ({ text, line }) => new RegExp(`\\b${line}\\b`).test(refusal(() => readRecords(text)) ?? ""),
  },
  {
    says: "columns are found by their titles, in any order and letter case, and each title that is asked for must appear exactly once",
    from: [
      "which finds columns by their titles, in any letter case, and move `readPriceList` over.",
      "A title that is missing or appears twice is a `FileError`; columns that we don't ask for don't matter.",
    ],
    draw: (d) => {
      const titles = d.list(1, 4, () => d.pick(["sku", "name", "price", "colour"]));
      const asked = d.pick([["sku"], ["name", "price"], ["price", "sku"]]);
      const rows = d.list(0, 2, () => titles.map(() => d.text("abc", 1, 2)));
      const header = titles.map((title) => inCase(d, title));
      return { titles, asked, typed: asked.map((title) => inCase(d, title)), text: [header, ...rows].map((row) => row.join(";")).join("\n"), rows };
    },
    holds: ({ titles, asked, typed, text, rows }) => {
      const isThere = asked.every((title) => titles.filter((one) => one === title).length === 1);
      if (!isThere) return ![null, "crashed"].includes(refusal(() => readTable(text, typed)));
      const got = readTable(text, typed).map((row) => typed.map((title) => row.cell(title)).join());
      return got.join("|") === rows.map((row) => asked.map((title) => row[titles.indexOf(title)]).join()).join("|");
    },
  },
  {
    says: "a price list is read whatever the order of its columns",
    from: ["Brandt's columns come in a different order, too."],
    draw: (d) => {
      const order = d.pick([[0, 1, 2], [2, 1, 0], [1, 0, 2], [0, 2, 1]]);
      const rows = d.list(0, 3, (i) => ({ sku: `hk-${i}`, name: d.pick(["Hook; brass", "Rope", 'The "one"']), cents: d.int(0, 9_999) }));
      return { order, rows };
    },
    holds: ({ order, rows }) => {
      const quoted = (text) => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      const price = (cents) => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`;
      const lines = [["SKU", "Name", "price"], ...rows.map(({ sku, name, cents }) => [sku, quoted(name), price(cents)])];
      const text = lines.map((line) => order.map((i) => line[i]).join(";")).join("\r\n");
      const got = readPriceList(text).map(({ sku, name, cents }) => `${sku}|${name}|${cents}`);
      return got.join() === rows.map(({ sku, name, cents }) => `${sku.toUpperCase()}|${name}|${cents}`).join();
    },
  },
];
