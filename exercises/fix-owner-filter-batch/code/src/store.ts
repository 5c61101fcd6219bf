/** A table of the portal, or what is to become one. */
export interface Dataset {
  readonly id: string;
  readonly title: string;
  /** The department that answers for it. */
  readonly department: string;
  readonly state: "draft" | "published";
  /** "2026-11-20". */
  readonly updatedOn: string;
}

/** The store of all datasets. Belongs to the platform team; each call is a round trip of 40 ms. */
export interface DatasetStore {
  find(id: string): Promise<Dataset | undefined>;
  /** Those of the ids that are there, each once, in no particular order. Knows nothing of who asks. */
  findByIds(ids: readonly string[]): Promise<readonly Dataset[]>;
}
