import { type Actor, maySee } from "./access";
import type { Dataset, DatasetStore } from "./store";

/**
 * Loads the datasets of a list that somebody may see, in the order of the list, with a single call.
 *
 * What they may not see is left out here, as is what no longer exists: whoever counts or names the datasets afterwards
 * cannot tell the two apart.
 */
export async function loadVisible(
  store: DatasetStore,
  actor: Actor | undefined,
  ids: readonly string[],
): Promise<Dataset[]> {
  if (ids.length === 0) return [];
  const found = await store.findByIds([...new Set(ids)]);
  const visible = found.filter((dataset) => maySee(actor, dataset));
  const byId = new Map(visible.map((dataset) => [dataset.id, dataset]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
