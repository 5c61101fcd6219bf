import type { Attachment, AttachmentStore } from "../src/attachment-store";
import type { Dataset, DatasetStore } from "../src/datasets";
import type { Log } from "../src/log";
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
  const stored = new Map<string, Attachment>();
  const attachments: AttachmentStore = {
    of: (datasetId) => [...stored.values()].filter((one) => one.datasetId === datasetId),
    save: (one) => void stored.set(`${one.datasetId}/${one.name}`, one),
  };
  const lines: string[] = [];
  const note = (message: string, fields: object) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { info: note, error: note };
  return { deps: { datasets, attachments, storage, log, today: () => "2026-11-20" }, files, control, lines };
}
