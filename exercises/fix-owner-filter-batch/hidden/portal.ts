import type { Actor } from "../src/access";
import type { Dataset, DatasetStore } from "../src/store";

export const ida: Actor = { name: "Ida", department: "parks", isAdmin: false };
export const jon: Actor = { name: "Jon", department: "water", isAdmin: false };
export const siv: Actor = { name: "Siv", department: "it", isAdmin: true };

/** "benches", of the parks, published on 18 November; unless told otherwise. */
export function dataset(id: string, rest: Partial<Dataset> = {}): Dataset {
  const title = id[0]?.toUpperCase() + id.slice(1);
  return { id, title, department: "parks", state: "published", updatedOn: "2026-11-18", ...rest };
}

/** A store with these datasets, which counts its calls. */
export function storeWith(...all: Dataset[]) {
  const count = { calls: 0 };
  const store: DatasetStore = {
    async find(id) {
      count.calls += 1;
      return all.find((one) => one.id === id);
    },
    async findByIds(ids) {
      count.calls += 1;
      // No particular order, as promised: last in, first out.
      return all.filter((one) => ids.includes(one.id)).reverse();
    },
  };
  return { store, count };
}
