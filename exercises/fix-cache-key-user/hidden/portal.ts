import { Cache } from "../src/cache";
import { ListPages } from "../src/list-pages";
import type { List, ListStore, Viewer } from "../src/list-store";

export const robot: Viewer = { id: 0, name: "openholm-robot" };
export const ida: Viewer = { id: 7, name: "Ida" };
export const jon: Viewer = { id: 12, name: "Jon" };

/** A private list of Ida's about trees, unless told otherwise. */
export function list(id: string, rest: Partial<List> = {}): List {
  return { id, title: `List ${id}`, ownerId: ida.id, topic: "trees", isPublic: false, ...rest };
}

/** A portal with these lists and an empty cache, which writes down each search of the store. */
export function portalWith(...lists: List[]) {
  const stored = new Map(lists.map((one) => [one.id, one]));
  const searches: string[] = [];
  const cache = new Cache();
  const store: ListStore = {
    find: async (id) => stored.get(id),
    save: async (one) => void stored.set(one.id, one),
    async search(topic, viewerId) {
      searches.push(`${topic} for ${viewerId ?? "a visitor"}`);
      return [...stored.values()]
        .filter((one) => one.topic === topic && (one.isPublic || one.ownerId === viewerId))
        .sort((a, b) => (a.title < b.title ? -1 : 1));
    },
  };
  const pages = new ListPages(store, cache);
  /** The ids of what somebody sees. */
  const seen = async (viewer: Viewer | undefined, topic = "trees") =>
    (await pages.page(viewer, topic)).map(({ id }) => id);
  return { pages, cache, searches, seen };
}
