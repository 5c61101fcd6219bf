import { PortalError } from "./errors";
import type { Actor } from "./people";

export interface Dataset {
  /** Small letters, digits and hyphens: "trees", "trees-2027". It is part of the address. */
  readonly id: string;
  readonly title: string;
  /** The department that answers for it. */
  readonly department: string;
  readonly state: "draft" | "published";
}

export interface DatasetStore {
  find(id: string): Dataset | undefined;
}

/** The department's own people, and admins. */
export function isInsider(actor: Actor | undefined, dataset: Dataset): boolean {
  return actor !== undefined && (actor.isAdmin || actor.department === dataset.department);
}

/** A published dataset, or a draft for those inside; to everybody else there is none. */
export function getDataset(store: DatasetStore, actor: Actor | undefined, id: string): Dataset {
  const dataset = store.find(id);
  if (dataset && (dataset.state === "published" || isInsider(actor, dataset))) return dataset;
  throw new PortalError("not-found", `There is no dataset ${id}`);
}
