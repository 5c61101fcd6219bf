/** A dataset that is not published yet. */
export interface Draft {
  readonly id: string;
  readonly department: string;
  readonly title: string;
}

/** A key by which a department's programs use our API. */
export interface ApiKey {
  readonly id: string;
  readonly department: string;
  readonly secret: string;
  readonly isRevoked: boolean;
}

/** Records of one kind, by their ids. */
export interface Store<T> {
  find(id: string): T | undefined;
  save(record: T): void;
  remove(id: string): void;
}

export interface Stores {
  readonly drafts: Store<Draft>;
  readonly keys: Store<ApiKey>;
  /** Published datasets are of no concern here: one is added, and is another team's from then on. */
  readonly publish: (draft: Draft) => void;
  /** Who did what, for the yearly audit. */
  readonly audit: (line: string) => void;
}
