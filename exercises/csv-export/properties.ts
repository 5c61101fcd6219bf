import { writeCsv } from "./src/csv";
import { PortalError } from "./src/errors";
import { handle } from "./src/routes";
import { exportTable } from "./src/table-export";
import { portalWith } from "./tests/fakes";

/** Reads a file as RFC 4180 has it: each field's text, and whether it is in quotes. Null if it isn't such a file. */
function read(csv: string) {
  if (!csv.startsWith("\uFEFF")) return null;
  const rows = [];
  let row = [];
  let at = 1;
  while (at < csv.length) {
    const isQuoted = csv[at] === '"';
    let text = "";
    if (isQuoted) {
      for (at++; ; ) {
        const end = csv.indexOf('"', at);
        if (end < 0) return null;
        text += csv.slice(at, end);
        at = end + 1;
        if (csv[at] !== '"') break;
        text += '"';
        at++;
      }
    } else {
      const end = at;
      while (at < csv.length && !',\r\n"'.includes(csv[at])) at++;
      text = csv.slice(end, at);
    }
    row.push({ text, isQuoted });
    if (csv[at] === ",") {
      at++;
      if (at === csv.length) return null;
    } else if (csv.startsWith("\r\n", at)) {
      at += 2;
      rows.push(row);
      row = [];
    } else return null;
  }
  return row.length === 0 ? rows : null;
}

const plainNumber = (d) =>
  d.pick(["", "+", "-"]) + d.text("0123456789", 1, 4) + (d.chance(0.5) ? `.${d.text("0123456789", 1, 3)}` : "") +
  (d.chance(0.3) ? d.pick(["e", "E"]) + d.pick(["", "+", "-"]) + d.int(0, 30) : "");
const text = (d) =>
  d.oneOf(
    () => d.text('ab ,"1', 0, 5),
    () => d.pick(["=", "+", "-", "@", "\t", "\n", "\r", "\r\n"]) + d.text('=+-@a1,." \n', 0, 4),
    () => plainNumber(d),
  );
const cell = (d) => d.oneOf(() => text(d), () => text(d), () => d.pick([null, true, false]), () => d.int(-500, 500) / d.pick([1, 8, 1e9]));

/** What a reader of the file gets for a cell; null where the task leaves open whether it is a plain number. */
function expected(value): string | null {
  if (value === null || value === undefined) return "";
  const written = String(value);
  if (typeof value === "number" || /^[+-]?[0-9]+([.][0-9]+)?([eE][+-]?[0-9]+)?$/.test(written)) return written;
  if (/^[+-][0-9.eE+-]*$/.test(written) && /[0-9]/.test(written)) return null;
  return /^[=+\-@\t\r\n]/.test(written) ? `'${written}` : written;
}

const isRight = (field, value) => {
  const wanted = expected(value);
  const isText = wanted === null ? [value, `'${value}`].includes(field.text) : field.text === wanted;
  return isText && field.isQuoted === /[",\r\n]/.test(field.text);
};
const isFile = (csv, rows) => {
  const found = read(csv);
  return (
    found !== null &&
    found.length === rows.length &&
    rows.every((row, r) => found[r].length === row.length && row.every((value, c) => isRight(found[r][c], value)))
  );
};

const ACTORS = [
  undefined,
  { name: "Jon Dahl", department: "water", isAdmin: false },
  { name: "Ida Holm", department: "parks", isAdmin: false },
  { name: "Siv Berg", department: "it", isAdmin: true },
];
const isInside = (actor) => actor !== undefined && (actor.isAdmin || actor.department === "parks");
const datasetOf = (state) => ({ id: "trees", title: "Street trees", department: "parks", state });

export const properties = [
  {
    says: "a reader of the file gets each cell back, guarded if it would be a formula, in quotes only if needed",
    from: [
      "CSV as in RFC 4180: commas, CRLF after every row, quotes only where needed.",
      "missing values and null are empty. Start with a byte order mark",
      "A cell or title that begins with `=`, `+`, `-`, `@`, a tab or a line break gets an apostrophe in front",
      "Plain numbers (sign, digits, fraction, exponent) stay as they are",
    ],
    draw: (d) => d.list(0, 2, () => d.list(1, 3, () => cell(d))),
    holds: (rows) => isFile(writeCsv(rows), rows),
  },
  {
    says: "the file has titles and rows, without internal columns for outsiders, and drafts are for insiders",
    from: [
      "Titles first, then the rows; missing values and null are empty.",
      "Internal columns are for the dataset's department and admins; everyone else gets the file without them. Drafts are visible to the same people as today.",
      "A dataset without a table is `not-found`.",
    ],
    draw: (d) => {
      const columns = d.list(1, 3, () => ({ title: text(d), ...(d.chance(0.4) && { isInternal: d.chance(0.8) }) }));
      const rows = d.list(0, 2, () => d.list(0, columns.length, () => cell(d)));
      const table = d.chance(0.9) ? { columns, rows } : undefined;
      return { actor: d.pick(ACTORS), state: d.pick(["published", "draft"]), table };
    },
    holds: ({ actor, state, table }) => {
      const { deps, counts } = portalWith(datasetOf(state), table);
      const isThere = table && (state === "published" || isInside(actor));
      try {
        const { csv } = exportTable(deps, actor, "trees");
        if (!isThere) return false;
        const shown = table.columns.flatMap(({ isInternal }, c) => (isInternal && !isInside(actor) ? [] : [c]));
        const rows = [table.columns.map(({ title }) => title), ...table.rows];
        // A file without columns has no fields.
        return shown.length === 0 || isFile(csv, rows.map((row) => shown.map((c) => row[c] ?? null)));
      } catch (error) {
        return !isThere && error instanceof PortalError && error.code === "not-found" && counts.size === 0;
      }
    },
  },
  {
    says: "the response is a file named after dataset and day, never cached, and each download is counted once, without a name",
    from: [
      "`GET /datasets/<id>/table.csv`, produced by `exportTable(deps, actor, datasetId)`",
      "The file is named after the dataset and the day, as in `trees-2026-11-20.csv`, and is never cached.",
      "Count downloads by dataset and day, without recording who downloaded.",
    ],
    draw: (d) => d.list(1, 5, () => ({ actor: d.pick(ACTORS), day: `2026-11-${d.int(10, 13)}`, isKnown: d.chance(0.8) })),
    holds: (downloads) => {
      const { deps, counts } = portalWith(datasetOf("published"), { columns: [{ title: "Street" }], rows: [] });
      const wanted = new Map();
      for (const { actor, day, isKnown } of downloads) {
        const path = `/datasets/${isKnown ? "trees" : "lakes"}/table.csv`;
        const { status, headers, body } = handle({ ...deps, today: () => day }, { path, actor });
        if (headers["cache-control"] !== "no-store" || status !== (isKnown ? 200 : 404)) return false;
        if (!isKnown) continue;
        wanted.set(`trees ${day}`, (wanted.get(`trees ${day}`) ?? 0) + 1);
        if (!headers["content-disposition"].includes(`trees-${day}.csv`) || !isFile(body, [["Street"]])) return false;
      }
      return JSON.stringify([...counts]) === JSON.stringify([...wanted]);
    },
  },
  {
    says: "more than 50,000 rows are refused, and the message says how many there are",
    from: ["More than 50,000 rows: `too-large`, 413, and say how many there are."],
    inputs: 20,
    because: "each input has 50,000 rows",
    draw: (d) => d.pick([50_000, 50_001, 50_002, 123_456]),
    holds: (count) => {
      const rows = new Array(count).fill([]);
      const { deps } = portalWith(datasetOf("published"), { columns: [{ title: "A" }], rows });
      const { status, body } = handle(deps, { path: "/datasets/trees/table.csv", actor: undefined });
      if (count === 50_000) return status === 200;
      return status === 413 && body.error.replace(/[^0-9]/g, "").includes(String(count));
    },
  },
];
