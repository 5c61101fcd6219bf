import crypto from "node:crypto";
import { isIP } from "node:net";
import type { HeadersFunction } from "@remix-run/node";
import { RateLimiterMemory, RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "~/database/db.server";
import { env } from "./env.server";
import { log } from "./log.server";
import { countRefused } from "./metrics.server";

/** How often something may be done within a window of this many minutes. */
export interface Limit {
  readonly points: number;
  readonly minutes: number;
  /** Counted in this process only: a stored counter would reveal that someone was at work (promise 1). */
  readonly isLocal?: true;
  /** An attempt late in a window counts until the end of the next window. */
  readonly isCarried?: true;
}

/** All limits. A limit on *wrong* attempts doesn't count correct ones. */
export const LIMITS = {
  /** Wrong sign-ins to one account from one address: the limit that owners reach when they forget their password. */
  signInPair: { points: 10, minutes: 15 },
  /**
   * Wrong sign-ins to one account from all addresses, as many as from ten. Beyond it, `signInCrowded` applies as well.
   */
  signInAccount: { points: 100, minutes: 15 },
  /**
   * Wrong sign-ins from one address to all accounts. Beyond it no one is refused, but `signInCrowded` applies as well.
   */
  signInAddress: { points: 100, minutes: 15 },
  /**
   * Wrong sign-ins to one account from one site, while that address or that account has many wrong ones: enough for a
   * typing error. A botnet of 100 addresses gets 400 guesses in 15 minutes (one from each address until it reaches the
   * account's limit, then three), which is 38,400 a day. Common passwords are refused, so guessing takes years.
   */
  signInCrowded: { points: 3, minutes: 15 },
  /** New accounts, or attempts to create one, from one address: enough for a school on its first day. */
  register: { points: 300, minutes: 60 },
  /** Forgotten passwords from one address: enough for a school. For each person, `mailTo` applies. */
  forgot: { points: 300, minutes: 60 },
  /**
   * Attempts to sign in with a passkey or a second-step code from one address: enough for a school. Correct ones don't
   * count.
   */
  passkey: { points: 300, minutes: 15 },
  /** Emails about an account to one email address. */
  mailTo: { points: 5, minutes: 60 },
  /** New guests from one address: enough for a class behind one router. */
  guest: { points: 40, minutes: 60 },
  /** New guests from all addresses. */
  guests: { points: 2000, minutes: 24 * 60 },
  /** Wrong join links from one address. */
  join: { points: 30, minutes: 15 },
  /** Portfolio links and certificate codes that don't exist, from one address. */
  shared: { points: 60, minutes: 15 },
  /** One code of one person's authenticator app: each code signs in once (RFC 6238). */
  appCode: { points: 1, minutes: 15, isCarried: true },
  /** Wrong current passwords of one person, and wrong first codes while setting up an authenticator app. */
  password: { points: 10, minutes: 15 },
  /** Submissions of one person. */
  handIn: { points: 60, minutes: 60 },
  /** Drafts saved by one person. The editor saves 1.5 seconds after typing stops. */
  draft: { points: 3000, minutes: 60, isLocal: true },
  /** Comments, replies, questions and reasons of one person. One page renders all of a submission's. */
  comment: { points: 200, minutes: 60, isLocal: true },
  /** Reports of abuse by one person. */
  abuse: { points: 10, minutes: 60 },
  /** Full exports of one person. */
  exportAll: { points: 10, minutes: 60, isLocal: true },
  /** Cohort export files downloaded by one person, or in their name. */
  exportFile: { points: 200, minutes: 60 },
  /** Wrong secrets of export links from one address. */
  exportLink: { points: 30, minutes: 15 },
} as const satisfies Readonly<Record<string, Limit>>;

/** How many submissions of one person may wait for their result at once. */
export const MAX_WAITING = 20;

export interface Limiter {
  /** Uses one attempt. Null if there was one left; otherwise the seconds until more are available. */
  take(key: string): Promise<number | null>;
  /** Returns an attempt that turned out to be correct. */
  giveBack(key: string): Promise<void>;
  /** Resets the counter of this key. */
  forget(key: string): Promise<void>;
}

/** Counters that several web processes share. */
type Store = Pick<typeof db, "rateLimiterFlexible">;

const digestKey = crypto.createHash("sha256").update(`limits:${env.secret}`).digest();

/**
 * Seconds until the window ends. Windows end on the clock (a 15-minute window at :00, :15, :30, :45), so a stored
 * counter reveals no more than the quarter of an hour in which someone was here.
 */
function untilEnd({ minutes, isCarried }: Limit): number {
  const window = minutes * 60_000;
  const rest = window - (Date.now() % window);
  return (isCarried && rest < CARRIED_MS ? rest + window : rest) / 1000;
}
/** An authenticator code is valid for a minute and a half. */
const CARRIED_MS = 2 * 60_000;

/**
 * Counts by key. The key is stored as a keyed hash, so neither an address nor an email can be read from it. Counts are
 * in memory if one process serves everyone (SQLite) and in the database if several do. While the database fails, they
 * are in memory too.
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
          // The library's own sweep would print its failures; `sweepLimits` logs them.
          clearExpiredByTimeout: false,
        })
      : memory;
  const hashed = (key: string) => crypto.createHmac("sha256", digestKey).update(`${name}\0${key}`).digest("base64url");
  const window = () => ({ customDuration: untilEnd(limit) });
  const giveBack = async (key: string) => void (await limiter.reward(hashed(key), 1, window()));
  return {
    giveBack,
    async take(key) {
      try {
        await limiter.consume(hashed(key), 1, window());
        return null;
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        countRefused(name);
        // A refused attempt must not count: otherwise giving one back would not let the next one through.
        await giveBack(key);
        return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
      }
    },
    forget: async (key) => void (await limiter.delete(hashed(key))),
  };
}

export const limiters = Object.fromEntries(
  Object.entries(LIMITS).map(([name, limit]) => [name, makeLimiter(name, limit)]),
) as Readonly<Record<keyof typeof LIMITS, Limiter>>;

/** Takes from all limits, or from none if one of them refuses. Then `wait` is the number of seconds to wait. */
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

/**
 * An attempt to sign in. A wrong one counts for the account, for the address, and for both together. Only an account
 * and an address together are ever refused: a school has one address for everyone, and a stranger who guesses from many
 * addresses must not lock the owner out. Many wrong attempts at an account, or from an address, lower how many each
 * pair gets, so the owner's right password still signs them in.
 */
export async function takeSignIn(
  account: string,
  address: string,
): Promise<{ readonly wait: number | null; wasRight(): Promise<void> }> {
  const pair = `${account}\n${address}`;
  const counted: (readonly [Limiter, string])[] = [];
  for (const each of [
    [limiters.signInAddress, address],
    [limiters.signInAccount, account],
  ] as const)
    if ((await each[0].take(each[1])) === null) counted.push(each);
  const uncount = async () => {
    for (const [limiter, key] of counted) await limiter.giveBack(key);
  };
  const { wait, giveBack } = await takeEach([
    [limiters.signInPair, pair],
    ...(counted.length < 2 ? ([[limiters.signInCrowded, `${account}\n${siteOf(address)}`]] as const) : []),
  ]);
  // A refused attempt tried no password, so it doesn't count.
  if (wait !== null) await uncount();
  return {
    wait,
    async wasRight() {
      await Promise.all([giveBack(), uncount()]);
      await limiters.signInPair.forget(pair);
    },
  };
}

/**
 * Finds what a secret in a URL opens. A secret that opens nothing counts for the network it came from. A correct one is
 * never refused, even while others are guessed from the same network: these secrets have 80 bits or more, so guessing
 * doesn't find them.
 */
export async function findBySecret<Found>(
  limiter: Limiter,
  address: string,
  find: () => Promise<Found | null>,
): Promise<{ readonly found: Found | null; readonly wait: number | null }> {
  const found = await find();
  return { found, wait: found === null ? await limiter.take(address) : null };
}

/** When to try again, as in "in 12 minutes". */
export function sayWait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes > 90) return `in ${Math.ceil(minutes / 60)} hours`;
  return minutes <= 1 ? "in a minute" : `in ${minutes} minutes`;
}

/** Status and headers of a reply to a request that a limit refuses. */
export const tooMany = (seconds: number) => ({ status: 429, headers: { "Retry-After": String(seconds) } });

/** A route's `headers`: passes on the `Retry-After` of its action or loader. */
export function passRetryAfter({
  actionHeaders,
  loaderHeaders,
}: Parameters<HeadersFunction>[0]): Record<string, string> {
  const after = actionHeaders?.get("Retry-After") ?? loaderHeaders.get("Retry-After");
  return after ? { "Retry-After": after } : {};
}

/**
 * What counts as one address: an IPv4 address, or the first 64 bits of an IPv6 address, since one household has all of
 * that network. Express finds the address and trusts only headers of the proxies that TRUST_PROXY names.
 */
export function networkOf(address: string | undefined): string {
  const plain = (address ?? "").replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*/s, "");
  if (isIP(plain) !== 6) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = (text: string) => (text ? text.split(":") : []);
  const start = groups(head);
  const zeros = tail === undefined ? 0 : 8 - start.length - groups(tail).length;
  const all = [...start, ...Array<string>(zeros).fill("0"), ...groups(tail ?? "")];
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}

/** The first 48 bits of an IPv6 network: one subscriber may have 65,536 networks of 64 bits. */
const siteOf = (network: string) => network.split(":").slice(0, 3).join(":");

const SWEEP_MS = 10 * 60_000;

/** Deletes counters whose window has ended, every 10 minutes. Only needed if the counters are in the database. */
export function sweepLimits(): void {
  if (env.databaseUrl.startsWith("file:")) return;
  const sweep = () =>
    db.rateLimiterFlexible
      .deleteMany({ where: { expire: { lt: new Date() } } })
      .catch((err) => log.warn({ err }, "old counters were not discarded"));
  setInterval(sweep, SWEEP_MS).unref();
}
