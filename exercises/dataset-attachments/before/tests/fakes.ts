import type { Dataset, DatasetStore } from "../src/datasets";
import { resolvePath } from "../src/paths";
import type { Storage } from "../src/storage";

/** A portal with these datasets and an empty disk. While `control.broken` holds a reason, nothing can be written. */
export function portalWith(...all: Dataset[]) {
  const files = new Map<string, Uint8Array>();
  const control: { broken?: string } = {};
  const storage: Storage = {
    async write(path, bytes) {
      if (control.broken) throw new Error(control.broken);
      files.set(resolvePath("/", path), bytes);
    },
    async read(path) {
      return files.get(resolvePath("/", path));
    },
  };
  const datasets: DatasetStore = { find: (id) => all.find((dataset) => dataset.id === id), all: () => all };
  return { deps: { datasets, storage }, files, control };
}
