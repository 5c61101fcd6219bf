import { ida, jon, list, portalWith, robot } from "./tests/portal";

const VIEWERS = [undefined, robot, ida, jon];
const TOPICS = ["trees", "trees:7", "trees:", "trees:0", "", "7", "trees:visitor", "trees:undefined", "null", "covers:trees", "trees/7", "[\"trees\",7]", "__proto__"];

const step = (d) => {
  const topic = d.pick(TOPICS);
  const viewer = d.int(0, 3);
  return d.oneOf(
    () => ({ does: "open", viewer, topic }),
    () => ({ does: "open", viewer, topic }),
    () => ({ does: "add", viewer: d.int(1, 3), topic, title: d.text("abc", 1, 3) }),
    () => ({ does: "change", viewer: d.int(1, 3), at: d.int(0, 3), change: d.oneOf(() => ({ title: d.text("abc", 1, 3) }), () => ({ isPublic: d.chance(0.5) })) }),
  );
};

export const properties = [
  {
    says: "a page shows what its viewer may see, after any changes, and comes from the cache if nothing changed",
    from: [
      "A page shows what its viewer may see, no matter who was there before or what anyone typed. A topic can be any text.",
      "After a change, everybody sees it on their next request: the owner, other people, visitors.",
      "If people open a page again, they get it without another search, the service account and visitors included.",
      "Those of other topics stay in the cache, and so do the entries of other modules, such as `covers:`.",
    ],
    draw: (d) => ({
      lists: d.list(0, 3, (i) => ({ topic: d.pick(TOPICS), ownerId: d.pick([7, 0, 12]), isPublic: d.chance(0.5), title: `t${i}` })),
      steps: d.list(1, 8, () => step(d)),
    }),
    holds: async ({ lists, steps }) => {
      const all = lists.map((one, i) => list(`l${i}`, one));
      const { pages, cache, searches } = portalWith(...all);
      const covers = { of: "another module" };
      const others = ["covers:trees", "covers:trees:7", "covers:", "lis"];
      for (const key of others) cache.set(key, covers);
      let stored = [...all];
      const known = new Set();
      const forget = (topic) => {
        for (const viewer of [0, 1, 2, 3]) known.delete(`${viewer} ${topic}`);
      };
      for (const one of steps) {
        const viewer = VIEWERS[one.viewer];
        if (one.does === "open") {
          const before = searches.length;
          const got = await pages.page(viewer, one.topic);
          const wanted = stored
            .filter(({ topic, isPublic, ownerId }) => topic === one.topic && (isPublic || ownerId === viewer?.id))
            .map(({ id, title, ownerId, isPublic }) => [title, id, ownerId === viewer?.id, isPublic].join());
          const shown = got.map(({ id, title, isOwn, isPublic }) => [title, id, isOwn, isPublic].join());
          // By title; the order of equal titles is the store's.
          if (shown.toSorted().join("\n") !== wanted.toSorted().join("\n")) return false;
          if (got.some(({ title }, i) => i > 0 && got[i - 1].title > title)) return false;
          const name = `${one.viewer} ${one.topic}`;
          if (known.has(name) && searches.length !== before) return false;
          known.add(name);
        } else if (one.does === "add") {
          const id = `l${stored.length}`;
          await pages.add(viewer, id, one.topic, one.title);
          stored.push(list(id, { topic: one.topic, title: one.title, ownerId: viewer.id }));
          forget(one.topic);
        } else {
          const old = stored[one.at];
          const isOwn = old !== undefined && old.ownerId === viewer.id;
          if ((await pages.change(viewer, `l${one.at}`, one.change)) !== isOwn) return false;
          if (isOwn) {
            stored = stored.map((each) => (each === old ? { ...old, ...one.change } : each));
            forget(old.topic);
          }
        }
      }
      return others.every((key) => cache.get(key) === covers);
    },
  },
];
