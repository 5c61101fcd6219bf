import type { Cache } from "./cache";
import { pageKey, topicPrefix } from "./cache-key";
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
    const key = pageKey(topic, viewer);
    const cached = this.cache.get<readonly ListLine[]>(key);
    if (cached) {
      return cached;
    }

    const lists = await this.store.search(topic, viewer?.id);
    const lines = lists.map(({ id, title, ownerId, isPublic }) => ({
      id,
      title,
      isOwn: ownerId === viewer?.id,
      isPublic,
    }));
    this.cache.set(key, lines);
    return lines;
  }

  /** Adds a list. It is private at first. */
  async add(viewer: Viewer, id: string, topic: string, title: string): Promise<void> {
    await this.store.save({ id, ownerId: viewer.id, topic, title, isPublic: false });
    this.invalidate(topic);
  }

  /** Changes a list. False, and nothing changed, if the viewer has no such list. */
  async change(viewer: Viewer, id: string, change: ListChange): Promise<boolean> {
    const list = await this.store.find(id);
    if (list?.ownerId !== viewer.id) {
      return false;
    }
    await this.store.save({ ...list, ...change });
    this.invalidate(list.topic);
    return true;
  }

  /** Drops the cached pages of a topic, everybody's: a change may concern all who have seen it. */
  private invalidate(topic: string): void {
    const prefix = topicPrefix(topic);
    for (const key of this.cache.keys()) {
      if (key.startsWith(prefix)) this.cache.delete(key);
    }
  }
}
