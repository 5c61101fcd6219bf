import type { KindId } from "./registry";
import type { WorkspaceView } from "./workspace-view";

/** Callers treat a kind's types as unknown: the server has parsed every value with the kind's schemas. */
// biome-ignore lint/suspicious/noExplicitAny: as said
export type SomeView = WorkspaceView<any, any>;

const found = import.meta.glob<SomeView>("./*/view.tsx", { import: "view" });
const loaded = new Map<KindId, SomeView>();

/**
 * Loads one kind's workspace, and no other kind's: in the route's loader before the server draws the page, and in
 * `entry.client.tsx` before the browser takes it over.
 */
export async function loadView(kind: KindId): Promise<void> {
  loaded.set(kind, await found[`./${kind}/view.tsx`]!());
}

/** The workspace of a kind: `view` from the `view.tsx` in its folder, once it is loaded. */
export function viewOf(kind: KindId): SomeView {
  return loaded.get(kind)!;
}
