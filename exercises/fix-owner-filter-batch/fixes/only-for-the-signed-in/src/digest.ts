import type { Actor } from "./access";
import type { Collection } from "./collection-page";
import { loadVisible } from "./lookup";
import type { DatasetStore } from "./store";

/**
 * The weekly mail for somebody who follows collections: what changed in each of them since a day, that day included.
 * Null if nothing did, and no mail is sent then.
 */
export async function weeklyDigest(
  store: DatasetStore,
  reader: Actor,
  followed: readonly Collection[],
  since: string,
): Promise<string | null> {
  // One call for all collections together.
  const datasets = await loadVisible(store, reader, [...new Set(followed.flatMap(({ datasetIds }) => datasetIds))]);
  const news = new Map(datasets.filter(({ updatedOn }) => updatedOn >= since).map(({ id, title }) => [id, title]));

  const lines = followed.flatMap(({ title, datasetIds }) => {
    const titles = datasetIds.flatMap((id) => news.get(id) ?? []);
    return titles.length === 0 ? [] : [`${title} (${titles.length}): ${titles.join(", ")}`];
  });
  return lines.length === 0 ? null : [`Hello ${reader.name}, this is new:`, ...lines].join("\n");
}
