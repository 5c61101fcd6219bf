import type { Dataset } from "../src/datasets";
import type { Table } from "../src/table";

/** A portal with one dataset and its table. */
export function portalWith(dataset: Dataset, table?: Table) {
  const datasets = { find: (id: string) => (id === dataset.id ? dataset : undefined) };
  const tables = { of: (id: string) => (id === dataset.id ? table : undefined) };
  return { deps: { datasets, tables } };
}
