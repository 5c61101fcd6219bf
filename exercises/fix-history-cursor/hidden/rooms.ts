import { getHistory } from "../src/routes";
import { MessageStore } from "../src/store";

interface PageBody {
  readonly messages: readonly { readonly id: string; readonly sentAt: string }[];
  readonly next: unknown;
}

/** Rooms with messages: `write("lobby", "m1 2026-05-04T09:00:00.000Z", …)`. */
export function rooms() {
  const store = new MessageStore();

  function write(room: string, ...lines: string[]): void {
    for (const line of lines) {
      const [id, sentAt] = line.split(" ") as [string, string];
      store.add(id, JSON.stringify({ id, room, author: "ana", text: `Text of ${id}`, sentAt }));
    }
  }

  function page(room: string, limit: number, cursor?: unknown): PageBody {
    const query = cursor === undefined ? "" : `&cursor=${encodeURIComponent(String(cursor))}`;
    const reply = getHistory(store, `/rooms/${room}/history?limit=${limit}${query}`);
    if (reply.status !== 200) throw new Error(`Status ${reply.status}`);
    return JSON.parse(JSON.stringify(reply.body)) as PageBody;
  }

  /** Scrolls back to the beginning, as a client does, and gives the ids by page. Never more than 50 pages. */
  function scroll(room: string, limit: number): string[][] {
    const pages: string[][] = [];
    let cursor: unknown;
    do {
      const { messages, next } = page(room, limit, cursor);
      pages.push(messages.map(({ id }) => id));
      cursor = next ?? undefined;
    } while (cursor !== undefined && pages.length < 50);
    return pages;
  }

  return { store, write, page, scroll };
}
