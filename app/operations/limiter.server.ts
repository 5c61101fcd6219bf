import crypto from "node:crypto";
import { RateLimiterMemory, RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "~/database/db.server";
import { env } from "./env.server";
import { countRefused } from "./metrics.server";
import { repeat } from "./repeat.server";

/** Counts attempts by key, within windows aligned to the clock. The limits themselves are in limits.server.ts. */

/** The number of attempts (`points`) that are allowed within a window of `minutes` minutes. */
export interface Limit {
  readonly points: number;
  readonly minutes: number;
  /**
   * If true, attempts are counted in this process only. A stored counter would reveal that someone was at work
   * (promise 1).
   */
  readonly isLocal?: true;
  /** If true, an attempt late in a window counts until the end of the next window. */
  readonly isCarried?: true;
}

export interface Limiter {
  /**
   * Uses up one attempt, or `count` attempts. Returns null if that many were available. Otherwise uses up none, and
   * returns the number of seconds until more attempts are available.
   */
  take(key: string, count?: number): Promise<number | null>;
  /**
   * Removes an attempt, or `count` attempts, from the count, for example because it turned out to be correct. The count
   * never ends up below 0, even if the attempts were made in an earlier window.
   */
  giveBack(key: string, count?: number): Promise<void>;
  /** Resets the counter of this key. */
  forget(key: string): Promise<void>;
}

/** The table of counters that several web processes share. */
type Store = Pick<typeof db, "rateLimiterFlexible">;

const digestKey = crypto.createHash("sha256").update(`limits:${env.secret}`).digest();

/**
 * Seconds until the window ends. Windows end at fixed clock times (15-minute windows at :00, :15, :30, :45), so a
 * stored counter reveals no more than the 15 minutes in which someone used Onramp.
 */
function untilEnd({ minutes, isCarried }: Limit): number {
  const window = minutes * 60_000;
  const rest = window - (Date.now() % window);
  return (isCarried && rest < CARRIED_MS ? rest + window : rest) / 1000;
}
/**
 * An attempt within the last 2 minutes of a window counts until the end of the next window (`isCarried`). An
 * authenticator code is valid for a minute and a half, so a code can't be used again when the next window begins.
 */
const CARRIED_MS = 2 * 60_000;

/**
 * Creates a limiter, which counts attempts by key. The key is stored as a keyed hash, so no network address or email
 * address can be read from it. Counts are in memory if one process serves everyone (SQLite), and in the database if
 * several processes do. While the database fails, all counts are in memory.
 */
export function makeLimiter(
  name: string,
  limit: Limit,
  store: Store | null = env.databaseUrl.startsWith("file:") ? null : db,
): Limiter {
  const options = { keyPrefix: name, points: limit.points, duration: limit.minutes * 60 };
  const memory = new RateLimiterMemory(options);
  const limiter =
    store && !limit.isLocal
      ? new RateLimiterPrisma({
          ...options,
          storeClient: store,
          tableName: "rateLimiterFlexible",
          insuranceLimiter: memory,
          // The library's own sweep is off, because it would print its failures. `sweepLimits` logs them instead.
          clearExpiredByTimeout: false,
        })
      : memory;
  const hashed = (key: string) => crypto.createHmac("sha256", digestKey).update(`${name}\0${key}`).digest("base64url");
  const window = () => ({ customDuration: untilEnd(limit) });
  const reward = async (key: string, count: number) => {
    const { consumedPoints } = await limiter.reward(hashed(key), count, window());
    if (consumedPoints < 0) await limiter.penalty(hashed(key), Math.min(count, -consumedPoints), window());
  };
  return {
    giveBack: (key, count = 1) => reward(key, count),
    async take(key, count = 1) {
      try {
        await limiter.consume(hashed(key), count, window());
        return null;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        countRefused(name);
        // A refused attempt must not count. Otherwise, the next attempt would be refused even after `giveBack`.
        await reward(key, count);
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      }
    },
    forget: async (key) => void (await limiter.delete(hashed(key))),
  };
}

/**
 * Uses up one attempt of each limit, or none at all if any limit refuses the attempt. In that case, `wait` is the
 * number of seconds to wait. Otherwise it is null.
 */
export async function takeEach(
  limits: readonly (readonly [limiter: Limiter, key: string])[],
): Promise<{ wait: number | null; giveBack(): Promise<void> }> {
  const taken: (readonly [Limiter, string])[] = [];
  const giveBack = async () => {
    for (const [limiter, key] of taken) await limiter.giveBack(key);
  };
  for (const each of limits) {
    const wait = await each[0].take(each[1]);
    if (wait !== null) {
      await giveBack();
      return { wait, giveBack };
    }
    taken.push(each);
  }
  return { wait: null, giveBack };
}

const SWEEP_MS = 10 * 60_000;

/** Every 10 minutes, deletes counters whose window has ended. Only needed if the counters are in the database. */
export function sweepLimits(): void {
  if (env.databaseUrl.startsWith("file:")) return;
  const sweep = () => db.rateLimiterFlexible.deleteMany({ where: { expire: { lt: new Date() } } });
  repeat(SWEEP_MS, sweep, "old counters were not deleted", { isAtOnce: false, level: "warn" });
}
