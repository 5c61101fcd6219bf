import type { KindId } from "./registry";
import type { WorkspaceView } from "./workspace-view";

/** Callers hold a kind's types as unknown: the server has parsed every value by the kind's schemas. */
// biome-ignore lint/suspicious/noExplicitAny: as said
export type SomeView = WorkspaceView<any, any>;

const found = import.meta.glob<SomeView>("./*/view.tsx", { eager: true, import: "view" });

/** How a kind's workspace is drawn: `view` of the `view.tsx` in its folder. */
export function viewOf(kind: KindId): SomeView {
  return found[`./${kind}/view.tsx`]!;
}
