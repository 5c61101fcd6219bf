import { view as fix } from "./fix/view";
import type { KindId } from "./kind";
import { view as review } from "./review/view";
import { view as test } from "./test/view";
import type { WorkspaceView } from "./workspace-view";

/** Callers hold a kind's types as unknown: the server has parsed every value by the kind's schemas. */
// biome-ignore lint/suspicious/noExplicitAny: as said
export type SomeView = WorkspaceView<any, any>;

/** How each kind's workspace is drawn. */
export const VIEWS: Readonly<Record<KindId, SomeView>> = { review, test, fix };
