/** How often tables were downloaded, by dataset and day. Nothing about who. */
export interface DownloadStore {
  /** 0 where there is nothing yet. */
  get(datasetId: string, day: string): number;
  set(datasetId: string, day: string, count: number): void;
}

export function countDownload(store: DownloadStore, datasetId: string, day: string): void {
  const before = store.get(datasetId, day);
  store.set(datasetId, day, before + 1);
}
