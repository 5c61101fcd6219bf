import type { Transaction } from "~/database/db.server";
import { notify } from "~/database/postgresql.server";
import { type Listening, listenOn } from "~/database/postgresql-listen.server";
import { env } from "./env.server";
import { log } from "./log.server";

/**
 * Notifies live pages when something they show has changed. Each topic has a version, computed from its rows;
 * listeners receive each new version. While a page listens, the rows are read when this process reports a change, or
 * when PostgreSQL notifies us of a change by another process. Without such notifications (on SQLite, or while the
 * listening connection is lost), they are read every second.
 */
const LOOK_MS = 1_000;
/** How long the listening connection stays open after the last page has stopped listening. */
const LINGER_MS = 60_000;

export interface Watch {
  /** Reports that a topic has changed. Call this within the transaction that changes the topic. */
  changed(tx: Transaction, topic: string): Promise<void>;
  /** Reads a topic immediately. Call this when this process has committed a change to the topic. */
  look(topic: string): void;
  /** Calls `hear` with the topic's version, now and each time it changes. Returns a function that stops listening. */
  listen(topic: string, hear: (sign: string) => void): () => void;
}

/**
 * Creates a watch. `readSigns` returns the topics' versions, keyed by topic. `channel` is the name of the PostgreSQL
 * channel.
 */
export function createWatch(
  channel: string,
  readSigns: (topics: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Watch {
  /** Each topic's listeners, with the last version that each listener received. */
  const pages = new Map<string, Map<(sign: string) => void, string | undefined>>();
  /**
   * Topics to read once the current read has ended. Only one read runs at a time, so that no older version arrives
   * after a newer one.
   */
  const wanted = new Set<string>();
  let isLooking = false;
  /** True after a failed read. All topics are then read again within a second. */
  let isBehind = false;
  let timer: NodeJS.Timeout | undefined;
  let listening: Listening | undefined;
  let lingering: NodeJS.Timeout | undefined;

  async function look(topics: Iterable<string>): Promise<void> {
    for (const topic of topics) if (pages.has(topic)) wanted.add(topic);
    if (isLooking) return;
    isLooking = true;
    try {
      while (wanted.size > 0) {
        const asked = [...wanted];
        wanted.clear();
        const signs = await readSigns(asked);
        for (const topic of asked) {
          const sign = signs.get(topic);
          for (const [hear, heard] of pages.get(topic) ?? []) {
            if (sign === undefined || sign === heard) continue;
            pages.get(topic)?.set(hear, sign);
            hear(sign);
          }
        }
      }
    } catch (err) {
      isBehind = true;
      log.warn({ err }, "changes that open pages wait for could not be read");
    } finally {
      isLooking = false;
    }
  }
  const lookAll = () => void look(pages.keys());

  function startHearing(): void {
    clearTimeout(lingering);
    if (env.databaseKind === "postgresql")
      listening ??= listenOn(env.databaseUrl, channel, (topic) => void look([topic]), lookAll);
    timer ??= setInterval(() => {
      if (listening?.isUp() && !isBehind) return;
      isBehind = false;
      lookAll();
    }, LOOK_MS);
  }

  function stopHearing(): void {
    clearInterval(timer);
    timer = undefined;
    lingering = setTimeout(() => {
      listening?.close();
      listening = undefined;
    }, LINGER_MS);
    lingering.unref();
  }

  return {
    async changed(tx, topic) {
      if (env.databaseKind === "postgresql") await notify(tx, channel, topic);
    },
    look(topic) {
      void look([topic]);
    },
    listen(topic, hear) {
      const hears = pages.get(topic) ?? new Map();
      pages.set(topic, hears.set(hear, undefined));
      startHearing();
      void look([topic]);
      return () => {
        hears.delete(hear);
        if (hears.size === 0 && pages.get(topic) === hears) pages.delete(topic);
        if (pages.size === 0) stopHearing();
      };
    },
  };
}
