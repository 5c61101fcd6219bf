/** How vitest prints and compares inline snapshots; its snapshot files are left out (see assertion-edits.mjs). */
import * as library from "@vitest/snapshot";

interface Edited {
  readonly addSerializer: (serializer: unknown) => void;
  readonly deepMergeSnapshot: (received: unknown, properties: unknown) => unknown;
  readonly serialize: (value: unknown, indent: number | undefined, format: object) => string;
  readonly stripSnapshotIndentation: (text: unknown) => string;
}
const { addSerializer, deepMergeSnapshot, serialize, stripSnapshotIndentation } = library as unknown as Edited;

/** vitest's default settings. */
const FORMAT = { printBasicPrototype: false, escapeString: false, maxOutputLength: 2 ** 27 };

export interface SnapshotLibrary extends Omit<Edited, "serialize"> {
  readonly serialize: (value: unknown) => string;
}

export default {
  addSerializer,
  deepMergeSnapshot,
  stripSnapshotIndentation,
  serialize: (value: unknown) => serialize(value, undefined, FORMAT),
} satisfies SnapshotLibrary;
