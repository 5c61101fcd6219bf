import type { Dataset, DatasetStore } from "./store";

/** Loads those datasets of a list that meet a rule, in the order of the list, with a single call. */
export async function loadDatasets(
  store: DatasetStore,
  ids: readonly string[],
  isWanted: (dataset: Dataset) => boolean,
): Promise<Dataset[]> {
  if (ids.length === 0) return [];
  const byId = new Map<string, Dataset>();
  for (const dataset of await store.findByIds([...new Set(ids)])) {
    if (isWanted(dataset)) byId.set(dataset.id, dataset);
  }
  return ids.map((id) => byId.get(id)).filter((dataset) => dataset !== undefined);
}
