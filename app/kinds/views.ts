import type { KindId } from "./registry";
import type { WorkspaceView } from "./workspace-view";

/** Callers treat a kind's types as unknown: the server has parsed every value with the kind's schemas. */
// biome-ignore lint/suspicious/noExplicitAny: as said
export type SomeView = WorkspaceView<any, any>;

const found = import.meta.glob<SomeView>("./*/view.tsx", { eager: true, import: "view" });

/** The workspace of a kind: `view` from the `view.tsx` in its folder. */
export function viewOf(kind: KindId): SomeView {
  return found[`./${kind}/view.tsx`]!;
}
