import type { ComponentType } from "react";
import type { Key } from "~/ui/workspace-keys";
import { view as fix } from "./fix/view";
import type { AnyDraft, KindId } from "./kind";
import { view as review } from "./review/view";
import { view as test } from "./test/view";
import type { KindView } from "./view";

/** A kind's view with what its workspace adds to the page round it. */
export interface WorkspaceView<Open, Draft extends AnyDraft, Work, Report> extends KindView<Open, Draft, Work, Report> {
  /** Tools of the kind in the top bar. */
  readonly Tools?: ComponentType;
  /** What the dock is called for screen readers. */
  readonly dockLabel: string;
  /** The keys that work in this workspace, as they are listed. */
  readonly keys: readonly Key[];
  /** The id of the element where a refused field stands, for the error summary's link. */
  readonly fieldId: (path: string) => string;
}

/** Callers hold a kind's types as unknown: the server has parsed every value by the kind's schemas. */
// biome-ignore lint/suspicious/noExplicitAny: as said
export type SomeView = WorkspaceView<any, any, any, any>;

/** How each kind is drawn. */
export const VIEWS: Readonly<Record<KindId, SomeView>> = { review, test, fix };
