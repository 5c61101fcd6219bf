import { type Actor, maySee } from "./access";
import type { Dataset, DatasetStore } from "./store";

/** Loads the datasets of a list that somebody may see, in the order of the list. */
export async function loadVisible(
  store: DatasetStore,
  actor: Actor | undefined,
  ids: readonly string[],
): Promise<Dataset[]> {
  const datasets: Dataset[] = [];
  for (const id of ids) {
    const dataset = await store.find(id);
    if (dataset && maySee(actor, dataset)) datasets.push(dataset);
  }
  return datasets;
}
