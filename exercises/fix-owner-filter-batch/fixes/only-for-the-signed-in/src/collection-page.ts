import type { Actor } from "./access";
import { loadVisible } from "./lookup";
import type { Dataset, DatasetStore } from "./store";

/** Datasets that belong together. Departments put theirs in, drafts as well, so that they appear once published. */
export interface Collection {
  readonly title: string;
  /** In the order in which they are shown. */
  readonly datasetIds: readonly string[];
}

export interface CollectionPage {
  readonly title: string;
  readonly items: readonly { readonly id: string; readonly title: string; readonly isDraft: boolean }[];
  /** On all pages. */
  readonly total: number;
  /** At least 1. */
  readonly pages: number;
}

const PAGE_SIZE = 5;

/** A page of a collection, from page 1 on. Beyond the last page there are no items. */
export async function collectionPage(
  store: DatasetStore,
  actor: Actor | undefined,
  collection: Collection,
  page: number,
): Promise<CollectionPage> {
  const datasets = await loadVisible(store, actor, collection.datasetIds);
  const start = (page - 1) * PAGE_SIZE;

  return {
    title: collection.title,
    items: datasets.slice(start, start + PAGE_SIZE).map(toItem),
    total: datasets.length,
    pages: Math.max(1, Math.ceil(datasets.length / PAGE_SIZE)),
  };
}

function toItem({ id, title, state }: Dataset) {
  return { id, title, isDraft: state === "draft" };
}
