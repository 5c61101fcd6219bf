/** Somebody who is signed in. A visitor is `undefined`. */
export interface Viewer {
  /** Given in order, from 0: the portal's own service account was there first. */
  readonly id: number;
  readonly name: string;
}

/** Datasets that somebody has collected, such as "Trees near schools". */
export interface List {
  readonly id: string;
  readonly ownerId: number;
  /** Chosen by the owner: any text. */
  readonly topic: string;
  readonly title: string;
  /** Others see it as well. */
  readonly isPublic: boolean;
}

/** The store of all lists. Belongs to the platform team; a search takes a second on a bad day. */
export interface ListStore {
  find(id: string): Promise<List | undefined>;
  save(list: List): Promise<void>;
  /** The lists of a topic that this viewer may see, by title. */
  search(topic: string, viewerId: number | undefined): Promise<readonly List[]>;
}
