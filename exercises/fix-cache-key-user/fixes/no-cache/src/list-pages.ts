import type { Cache } from "./cache";
import type { List, ListStore, Viewer } from "./list-store";

/** A line of a page. */
export interface ListLine {
  readonly id: string;
  readonly title: string;
  readonly isOwn: boolean;
  readonly isPublic: boolean;
}

/** What an owner may change. */
export type ListChange = Partial<Pick<List, "title" | "isPublic">>;

/** The pages of lists, one for each topic, as each viewer sees them. Kept in the cache until something changes. */
export class ListPages {
  constructor(
    private readonly store: ListStore,
    private readonly cache: Cache,
  ) {}

  /** The public lists of a topic, and the viewer's own. */
  async page(viewer: Viewer | undefined, topic: string): Promise<readonly ListLine[]> {
    const lists = await this.store.search(topic, viewer?.id);
    return lists.map(({ id, title, ownerId, isPublic }) => ({ id, title, isOwn: ownerId === viewer?.id, isPublic }));
  }

  /** Adds a list. It is private at first. */
  async add(viewer: Viewer, id: string, topic: string, title: string): Promise<void> {
    await this.store.save({ id, ownerId: viewer.id, topic, title, isPublic: false });
  }

  /** Changes a list. False, and nothing changed, if the viewer has no such list. */
  async change(viewer: Viewer, id: string, change: ListChange): Promise<boolean> {
    const list = await this.store.find(id);
    if (list?.ownerId !== viewer.id) {
      return false;
    }
    await this.store.save({ ...list, ...change });
    return true;
  }
}
