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
  all(): readonly Dataset[];
}

/** The department's own people, and admins. */
export function mayEdit(actor: Actor, dataset: Dataset): boolean {
  return actor.isAdmin || actor.department === dataset.department;
}

/** Published datasets, and drafts for those who may edit them; by title. */
export function listDatasets(store: DatasetStore, actor: Actor | undefined): Dataset[] {
  return store
    .all()
    .filter((dataset) => dataset.state === "published" || (actor !== undefined && mayEdit(actor, dataset)))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}
