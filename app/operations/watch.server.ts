import type { Transaction } from "~/database/db.server";
import { notify } from "~/database/postgresql.server";
import { type Listening, listenOn } from "~/database/postgresql-listen.server";
import { env } from "./env.server";
import { log } from "./log.server";

/**
 * Tells live pages that something they show has changed. Each topic has a sign, worked out from the rows that are
 * there; who listens hears each new one. Rows are looked at when this process says so, when PostgreSQL sends word of
 * another, or each second where it cannot (SQLite, or while the listening connection is lost), and only while someone
 * listens.
 */
const LOOK_MS = 1_000;
/** The listening connection stays so long after the last page has left. */
const LINGER_MS = 60_000;

export interface Watch {
  /** Says, within the transaction that changes it, that a topic has changed. */
  changed(tx: Transaction, topic: string): Promise<void>;
  /** Looks at a topic now: this process has just committed what changes it. */
  look(topic: string): void;
  /** Calls `hear` with the topic's sign, now and each time that it is another one. Returns how to stop listening. */
  listen(topic: string, hear: (sign: string) => void): () => void;
}

/** `readSigns`: the signs of these topics, by topic. The channel is named as PostgreSQL names it. */
export function createWatch(
  channel: string,
  readSigns: (topics: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Watch {
  /** Who listens, by topic, with the sign that each heard last. */
  const pages = new Map<string, Map<(sign: string) => void, string | undefined>>();
  /**
   * Topics to be looked at once the present look has ended: one at a time, so that no older sign is told after a newer
   * one.
   */
  const wanted = new Set<string>();
  let isLooking = false;
  /** Something could not be read: looked at again with the next second. */
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
      log.warn({ err }, "what is new could not be read");
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
