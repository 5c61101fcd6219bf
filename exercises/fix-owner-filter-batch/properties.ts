import { collectionPage } from "./src/collection-page";
import { weeklyDigest } from "./src/digest";
import { dataset, ida, jon, siv, storeWith } from "./tests/portal";

const IDS = ["benches", "wells", "felling", "lamps", "bins", "ponds", "paths"];
/** Datasets by chance, some of them gone. */
const stored = (d) =>
  IDS.flatMap((id) => {
    const rest = {
      department: d.pick(["parks", "water", "it"]),
      state: d.pick(["published", "draft"]),
      updatedOn: d.pick(["2026-11-18", "2026-11-13", "2026-11-12"]),
    };
    return d.chance(0.9) ? [dataset(id, rest)] : [];
  });
const ids = (d, most) => d.list(0, most, () => d.pick(d.chance(0.1) ? ["gone"] : IDS));
/** Clause: its own department and admins see a draft; everyone sees what is published. */
const seen = (all, actor, list) =>
  list.flatMap((id) =>
    all.filter((one) => one.id === id && (one.state === "published" || actor?.isAdmin || actor?.department === one.department)),
  );

export const properties = [
  {
    says: "a page shows and counts what its reader may see, in the collection's order, with one call",
    from: [
      "Who may see a draft has not changed: its own department and admins. For everybody else it does not exist. Nothing may reveal it",
      "Visitors, who are not signed in at all, saw it too.",
      "One call to the store for a page, and one for a whole digest; none for a list without ids.",
      "The order of the collection, whatever order the store answers in. Ids that no longer exist are skipped; a dataset that is in a collection twice is shown twice.",
      "We see our own drafts, in the pages and in the Friday mail, and so do admins.",
    ],
    inputs: 5_000,
    because: "each input is a store of seven datasets",
    draw: (d) => ({ all: stored(d), actor: d.pick([jon, ida, siv, undefined]), datasetIds: ids(d, 13), page: d.int(1, 4) }),
    holds: async ({ all, actor, datasetIds, page }) => {
      const { store, count } = storeWith(...all);
      const got = await collectionPage(store, actor, { title: "Green city", datasetIds }, page);
      const wanted = seen(all, actor, datasetIds);
      const items = wanted.slice(page * 5 - 5, page * 5).map(({ id, title, state }) => `${id} ${title} ${state === "draft"}`);
      return (
        got.title === "Green city" &&
        got.items.map(({ id, title, isDraft }) => `${id} ${title} ${isDraft}`).join() === items.join() &&
        got.total === wanted.length &&
        got.pages === Math.max(1, Math.ceil(wanted.length / 5)) &&
        count.calls === (datasetIds.length === 0 ? 0 : 1)
      );
    },
  },
  {
    says: "a digest names and counts what its reader may see, with one call, and is not sent if there is nothing to name",
    from: [
      "so please check everything else that comes out of these lists: people are good at counting",
      "One call to the store for a page, and one for a whole digest; none for a list without ids.",
      "a dataset that is in a collection twice is shown twice",
      "We see our own drafts, in the pages and in the Friday mail, and so do admins.",
    ],
    inputs: 5_000,
    because: "each input is a store of seven datasets",
    draw: (d) => ({ all: stored(d), reader: d.pick([jon, ida, siv]), lists: d.list(0, 3, () => ids(d, 6)) }),
    holds: async ({ all, reader, lists }) => {
      const { store, count } = storeWith(...all);
      const followed = lists.map((datasetIds, i) => ({ title: `Collection ${i}`, datasetIds }));
      const got = await weeklyDigest(store, reader, followed, "2026-11-13");
      const lines = followed.flatMap(({ title, datasetIds }) => {
        const news = seen(all, reader, datasetIds).filter(({ updatedOn }) => updatedOn >= "2026-11-13");
        return news.length === 0 ? [] : [`${title} (${news.length}): ${news.map((one) => one.title).join(", ")}`];
      });
      const wanted = lines.length === 0 ? null : [`Hello ${reader.name}, this is new:`, ...lines].join("\n");
      return got === wanted && count.calls === (lists.every(({ length }) => length === 0) ? 0 : 1);
    },
  },
];
