import { ImportError } from "./src/errors";
import { importStock } from "./src/stock-import";
import { warehouse } from "./tests/warehouse";

const SKUS = ["HS-10", "hs-10", "Hs-11", "A", "b2", "C-3"];
const count = (d) => d.oneOf(() => d.int(0, 20), () => d.pick([0, 3_000, 1_000_000]));
const cents = (d) => d.oneOf(() => d.int(0, 2_000), () => d.pick([0, 1, 10, 99, 100, 1_005, 123_456]));
const more = (d) => (d.chance(0.2) ? { note: "fragile" } : {});
/** Fields of the old shape, which mean nothing in a row of the new one. */
const old = (d) => (d.chance(0.2) ? { sku: "B-9", count: "99" } : {});

/** A row that can be read, with what it means. */
function good(d) {
  const sku = d.pick(SKUS);
  const means = { sku: sku.toUpperCase(), count: count(d), cents: cents(d) };
  const currency = "EUR";
  if (d.chance(0.5))
    return { means, row: { article: { sku, ...more(d) }, stock: { count: means.count }, price: { cents: means.cents, currency }, ...more(d), ...old(d) } };
  const euros = Math.floor(means.cents / 100);
  const rest = means.cents % 100;
  const price = rest === 0 && d.chance(0.5) ? `${euros}` : `${euros}.${String(rest).padStart(2, "0")}`;
  return { means, row: { sku, count: `${d.pick(["", "0"])}${means.count}`, price, ...more(d) } };
}

/** One that can't. */
function bad(d) {
  const row: any = good(d).row;
  if (d.chance(0.2)) return d.pick([null, 7, "row", [], {}]);
  const isNew = "article" in row;
  const is = d.pick(["sku", "count", "price", "shape"]);
  if (is === "sku") (isNew ? row.article : row).sku = d.pick(["", "HS 10", "hs_1", "a.b", 7, null, undefined, "ä", "a\n"]);
  if (is === "count" && isNew) row.stock.count = d.pick([-1, 1.5, "12", null, undefined, true]);
  if (is === "count" && !isNew) row.count = d.pick(["-1", "1.5", "", " ", "a few", 12, null, undefined, "0x10", "1e3", "12 "]);
  if (is === "price" && isNew) {
    if (d.chance(0.4)) row.price.currency = d.pick(["SEK", "eur", undefined, null]);
    else row.price.cents = d.pick([-1, 4.2, "420", null, undefined]);
  }
  if (is === "price" && !isNew) row.price = d.pick(["4.2", "4.205", "4,20", "-1", "", ".50", "4.", 4.2, null, undefined, "1e2", "4.20 EUR"]);
  if (is === "shape" && isNew) row[d.pick(["article", "stock", "price"])] = d.pick([null, undefined, 7, "x", []]);
  if (is === "shape" && !isNew) delete row[d.pick(["sku", "count", "price"])];
  return row;
}

async function imported(text, known = {}) {
  const { stock, applied } = warehouse(known);
  const got = await importStock(stock, "hellstroem", text).catch((error) => error);
  return { got, applied };
}

export const properties = [
  {
    says: "a file whose rows can all be read is taken as it is, and an article that appears twice is refused",
    from: [
      "all three values are strings; a price has two decimals or none",
      "only these rows have an `article`",
      "Article numbers are letters, digits and hyphens; we store them in capitals. Counts and prices are 0 or more, and a price in the new shape is in EUR. Unknown fields are ignored.",
      "An article that appears twice is refused in the same way",
      "so is a file without rows",
      "So at the first row that cannot be read, stop, and change nothing. Say which row, counted from 1",
    ],
    draw: (d) => d.list(0, 4, () => good(d)),
    holds: async (rows) => {
      const { got, applied } = await imported(JSON.stringify(rows.map(({ row }) => row)));
      const skus = rows.map(({ means }) => means.sku);
      const twice = skus.findIndex((sku, i) => skus.indexOf(sku) < i);
      if (rows.length === 0) return got instanceof ImportError && applied.length === 0;
      if (twice >= 0) return got instanceof ImportError && applied.length === 0 && new RegExp(`\\b${twice + 1}\\b`).test(got.message);
      const wanted = rows.map(({ means: { sku, count, cents } }) => `${sku} ${count} ${cents}`);
      const stored = applied[0].rows.map(({ sku, count, cents }) => `${sku} ${count} ${cents}`);
      return applied.length === 1 && got.taken === rows.length && stored.join() === wanted.join();
    },
  },
  {
    says: "the first row that cannot be read stops the import; the error has its number and cause, and nothing changes",
    from: [
      "So at the first row that cannot be read, stop, and change nothing. Say which row, counted from 1, and what is wrong; keep the underlying error as `cause`.",
      "Counts and prices are 0 or more, and a price in the new shape is in EUR.",
    ],
    draw: (d) => {
      const seen = new Set();
      const before = d.list(0, 2, () => good(d)).filter(({ means }) => !seen.has(means.sku) && seen.add(means.sku));
      return { rows: [...before.map(({ row }) => row), bad(d), ...d.list(0, 1, () => bad(d))], at: before.length + 1 };
    },
    holds: async ({ rows, at }) => {
      const { got, applied } = await imported(JSON.stringify(rows), { articles: ["HS-10"] });
      return (
        got instanceof ImportError && applied.length === 0 && got.message.startsWith(`Row ${at}: `) && got.cause instanceof Error
      );
    },
  },
  {
    says: "a file that is not a list of rows is refused",
    from: ["A file is a JSON list of rows"],
    draw: (d) => d.oneOf(() => d.text('[]{}",:a1 ', 0, 6), () => d.pick(["", "null", "{}", "[", "7", '"a"', "[]", '{"rows":[]}'])),
    holds: async (text) => {
      const { got, applied } = await imported(text);
      return got instanceof ImportError && applied.length === 0;
    },
  },
  {
    says: "articles that the file leaves out are sold out, unless a delivery is due",
    from: [
      "The supplier's articles that are missing from the file are sold out, unless a delivery is due.",
      "Return `taken` (the number of rows) and `soldOut` (these articles).",
    ],
    draw: (d) => ({
      articles: d.list(0, 5, (i) => ["HS-10", "HS-11", "A", "B2", "C-3"][i]).map((sku) => ({ sku, isDue: d.chance(0.4) })),
      first: good(d),
    }),
    holds: async ({ articles, first }) => {
      const due = articles.flatMap(({ sku, isDue }) => (isDue ? [sku] : []));
      const { got, applied } = await imported(JSON.stringify([first.row]), { articles: articles.map(({ sku }) => sku), due });
      const wanted = articles.flatMap(({ sku, isDue }) => (isDue || sku === first.means.sku ? [] : [sku])).sort().join();
      return got.taken === 1 && [...got.soldOut].sort().join() === wanted && [...applied[0].soldOut].sort().join() === wanted;
    },
  },
];
