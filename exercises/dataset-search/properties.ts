import { searchPage } from "./src/search-page";
import { databaseWith } from "./tests/fake-database";

const TITLES = ["Benches", "Ponds", "Street trees", "Noise & air", "100 % wells"];
const COLUMN = { title: "title", updated: "updated_on", rows: "row_count" };

const table = (d, most) =>
  d.list(0, most, (i) => ({
    id: `d-${(i * 7) % 50}`,
    title: d.pick(TITLES),
    department: d.pick(["parks", "water"]),
    state: d.chance(0.85) ? "published" : "draft",
    updated_on: d.pick(["2026-11-03", "2026-10-02", "2026-08-19"]),
    row_count: d.pick([0, 7, 40, 900, 18_400]),
  }));

const maybe = (d, share, of) => (d.chance(share) ? of() : undefined);
const query = (d) => ({
  q: maybe(d, 0.3, () => d.pick(["pond", " TREES ", "%", "&", ""])),
  department: maybe(d, 0.3, () => d.pick(["parks", "water"])),
  sort: maybe(d, 0.7, () => d.pick(["title", "updated", "rows"])),
  dir: maybe(d, 0.6, () => d.pick(["asc", "desc"])),
});

/** What the task says about an answer on all pages. */
function found(rows, { q = "", department, sort = "title", dir = sort === "title" ? "asc" : "desc" }) {
  const sign = dir === "asc" ? 1 : -1;
  const by = (column, a, b) => (a[column] < b[column] ? -1 : a[column] > b[column] ? 1 : 0);
  const hits = rows
    .filter((row) => row.state === "published" && (department === undefined || row.department === department))
    .filter((row) => row.title.toLowerCase().includes(q.trim().toLowerCase()))
    .sort((a, b) => sign * by(COLUMN[sort], a, b) || by("title", a, b) || by("id", a, b));
  return { ids: hits.map(({ id }) => id), sort, dir };
}

const readAddress = (address) => {
  const [path, rest = ""] = address.split("?");
  const read = {};
  for (const part of rest.split("&")) {
    const [key, value = ""] = part.split("=").map((text) => decodeURIComponent(text.replaceAll("+", " ")));
    read[key] = value;
  }
  return { path, read };
};

const follow = (rows, first) => {
  const { database } = databaseWith(...rows);
  const pages = [];
  for (let query = first; pages.length < 5; ) {
    const { status, body } = searchPage(database, query);
    if (status !== 200) return null;
    pages.push(body);
    if (body.next === null) return pages;
    const { path, read } = readAddress(body.next);
    if (path !== "/datasets") return null;
    query = read;
  }
  return null;
};

const isAnswer = (rows, query) => {
  const pages = follow(rows, query);
  if (pages === null) return false;
  const { ids, sort, dir } = found(rows, query);
  return (
    pages.flatMap(({ hits }) => hits.map(({ id }) => id)).join() === ids.join() &&
    pages.every((page) => page.sort === sort && page.dir === dir && page.total === ids.length) &&
    pages.length === Math.max(1, Math.ceil(ids.length / 20))
  );
};

export const properties = [
  {
    says: "datasets are sorted as asked for, or as people want to see them, and equal ones by title and id",
    from: [
      "`sort` is `title`, `updated` or `rows`; without it, `title`. `dir` is `asc` or `desc`.",
      "Without `dir`, titles go from A to Z, and the other two begin with what people want to see: the newest, the largest.",
      "Datasets that are equal in the chosen column are sorted by title (A to Z), then by id.",
      "The reply says how it was sorted (`sort`, `dir`)",
      "Search, filter and `total` stay as they are.",
    ],
    draw: (d) => ({ rows: table(d, 5), query: query(d) }),
    holds: ({ rows, query }) => isAnswer(rows, query),
  },
  {
    says: "the next links lead through all pages, which do not overlap, and end with the last page that has hits",
    from: [
      "Pages must not overlap.",
      "has `next`: the URL of the next page with everything that was asked for (`q`, `department`, `sort`, `dir`), or null if there is no next page. Search engines follow it to the end.",
    ],
    inputs: 1_000,
    because: "each input has up to 50 datasets, on three pages",
    draw: (d) => {
      const count = d.pick([0, 1, 19, 20, 21, 40, 41, 50]);
      const rows = d.list(count, count, (i) => ({
        id: `d-${(i * 7) % 50}`,
        title: d.pick(TITLES),
        department: "parks",
        state: "published",
        updated_on: d.pick(["2026-11-03", "2026-10-02"]),
        row_count: 7,
      }));
      return { rows, query: { ...query(d), ...(d.chance(0.6) && { q: undefined, department: undefined }) } };
    },
    holds: ({ rows, query }) => isAnswer(rows, query),
  },
  {
    says: "anything else in sort or dir is refused, and no statement runs",
    from: ["Both come from the URL, so anything else is answered with 400 and the code `bad-sort`."],
    draw: (d) => {
      const odd = d.pick(["", "ASC", "Desc", "size", "row_count", "constructor", "asc; DROP TABLE datasets", "title ", "asc, id", "__proto__", "up"]);
      return d.chance(0.5) ? { sort: odd, ...(d.chance(0.5) && { dir: "asc" }) } : { dir: odd, ...(d.chance(0.5) && { sort: "rows" }) };
    },
    holds: (query) => {
      const { database, statements } = databaseWith();
      const { status, body } = searchPage(database, query);
      return status === 400 && body.code === "bad-sort" && statements.length === 0;
    },
  },
];
