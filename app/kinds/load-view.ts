import type { KindId } from "./registry";
import type { WorkspaceView } from "./workspace-view";

/**
 * A workspace of any kind. Its types can be loose, because the server has parsed every value with the kind's schemas.
 */
// biome-ignore lint/suspicious/noExplicitAny: as said
export type SomeView = WorkspaceView<any, any>;

const found = import.meta.glob<SomeView>("./*/view.tsx", { import: "view" });
const loaded = new Map<KindId, SomeView>();

/**
 * Loads the workspace for only one kind. The route's loader calls this before the server renders the page, and
 * `entry.client.tsx` before the browser hydrates it.
 */
export async function loadView(kind: KindId): Promise<void> {
  loaded.set(kind, await found[`./${kind}/view.tsx`]!());
}

/** Returns the loaded workspace for a kind, which is the `view` that the kind's `view.tsx` exports. */
export function viewOf(kind: KindId): SomeView {
  return loaded.get(kind)!;
}
