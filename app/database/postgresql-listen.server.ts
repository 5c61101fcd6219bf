import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { log } from "~/operations/log.server";

/** Listens for PostgreSQL notifications (NOTIFY) on a separate connection. */

const CONNECT_MS = 5_000;
/** How often to check that an idle connection still works, because nothing reports a dropped connection. */
const ASK_MS = 15_000;
/** The initial and the maximum delay before the next attempt to connect. */
const AGAIN_MS = [100, 5_000] as const;

export interface Listening {
  /** Whether messages are being received now. */
  isUp(): boolean;
  close(): void;
}

/**
 * Calls `hear` with each payload sent on the channel. Reconnects automatically if the connection is lost. Calls
 * `caughtUp` after each connection, because messages sent before the connection were missed.
 */
export function listenOn(
  url: string,
  channel: string,
  hear: (payload: string) => void,
  caughtUp: () => void,
): Listening {
  let isUp = false;
  const closing = new AbortController();
  const { signal } = closing;

  async function listenOnce(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: CONNECT_MS,
      keepAlive: true,
      application_name: "onramp: listening",
    });
    const lost = new Promise<void>((resolve) => {
      client.on("error", () => resolve());
      client.on("end", () => resolve());
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    client.on("notification", ({ payload }) => hear(payload ?? ""));
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      isUp = true;
      caughtUp();
      while (!(await Promise.race([lost.then(() => true), sleep(ASK_MS, false, { signal })]))) {
        await client.query("SELECT 1");
      }
    } finally {
      isUp = false;
      client.end().catch(() => {});
    }
  }

  (async () => {
    for (let wait: number = AGAIN_MS[0]; !signal.aborted; wait = Math.min(wait * 2, AGAIN_MS[1])) {
      await listenOnce()
        .then(() => {
          wait = AGAIN_MS[0];
        })
        .catch((err) => {
          if (!signal.aborted) log.warn({ err }, "lost the connection for database notifications");
        });
      if (!signal.aborted) await sleep(wait, undefined, { ref: false });
    }
  })();
  return { isUp: () => isUp, close: () => closing.abort() };
}
