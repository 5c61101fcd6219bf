import type { Dataset } from "../src/datasets";
import type { DownloadStore } from "../src/downloads";
import type { Table } from "../src/table";

/** A portal with one dataset and its table. */
export function portalWith(dataset: Dataset, table?: Table) {
  const datasets = { find: (id: string) => (id === dataset.id ? dataset : undefined) };
  const tables = { of: (id: string) => (id === dataset.id ? table : undefined) };
  const counts = new Map<string, number>();
  const downloads: DownloadStore = {
    get: (id, day) => counts.get(`${id} ${day}`) ?? 0,
    set: (id, day, count) => void counts.set(`${id} ${day}`, count),
  };
  return { deps: { datasets, tables, downloads, today: () => "2026-11-20" }, counts };
}
