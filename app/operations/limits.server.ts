import crypto from "node:crypto";
import { isIP } from "node:net";
import type { HeadersFunction } from "@remix-run/node";
import { RateLimiterMemory, RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { db } from "~/database/db.server";
import { env } from "./env.server";
import { log } from "./log.server";
import { countRefused } from "./metrics.server";

/** How often something may be done in a window of so many minutes. */
export interface Limit {
  readonly points: number;
  readonly minutes: number;
  /** Counted in this process alone: a stored counter would say that someone was at work (promise 1). */
  readonly isLocal?: true;
  /** What is taken late in a window counts to the end of the next one. */
  readonly isCarried?: true;
}

/** All limits, in one place. Where it says *wrong*, what is right costs nothing. */
export const LIMITS = {
  /** Wrong sign-ins to one account from one address: what an owner meets who has forgotten the password. */
  signInPair: { points: 10, minutes: 15 },
  /** Wrong sign-ins to one account from everywhere: ten addresses together. Past it `signInCrowded` applies as well. */
  signInAccount: { points: 100, minutes: 15 },
  /** Wrong sign-ins from one address, to all accounts. Past it no one is refused; `signInCrowded` holds as well. */
  signInAddress: { points: 100, minutes: 15 },
  /**
   * Wrong sign-ins to one account from one site, while many wrong ones come from that address or to that account:
   * enough for a typing error. A botnet of 100 addresses gets 400 guesses in 15 minutes (one from each address until
   * the account's limit, then three), 38,400 a day. Common passwords are refused, so that leaves it years.
   */
  signInCrowded: { points: 3, minutes: 15 },
  /** New accounts, or tries at one, from one address: a school on its first day. */
  register: { points: 300, minutes: 60 },
  /** Forgotten passwords, from one address: a school. `mailTo` holds for each person. */
  forgot: { points: 300, minutes: 60 },
  /**
   * Tries to sign in with a passkey or a code of the second step, from one address: a school. Right ones cost nothing.
   */
  passkey: { points: 300, minutes: 15 },
  /** Mails about an account to one e-mail address. */
  mailTo: { points: 5, minutes: 60 },
  /** New guests from one address: a class behind one router. */
  guest: { points: 40, minutes: 60 },
  /** New guests from everywhere. */
  guests: { points: 2000, minutes: 24 * 60 },
  /** Wrong join links from one address. */
  join: { points: 30, minutes: 15 },
  /** Links of portfolios and codes of certificates that lead nowhere, from one address. */
  shared: { points: 60, minutes: 15 },
  /** One code of the second step's app, of one person: each signs in once (RFC 6238). */
  appCode: { points: 1, minutes: 15, isCarried: true },
  /** Wrong present passwords of one person, and wrong first codes of an app. */
  password: { points: 10, minutes: 15 },
  /** Submissions of one person. */
  handIn: { points: 60, minutes: 60 },
  /** Drafts saved by one person: the editor saves 1.5 seconds after typing stops. */
  draft: { points: 3000, minutes: 60, isLocal: true },
  /** Comments, replies, questions and reasons of one person: all of a submission are drawn on one page. */
  comment: { points: 200, minutes: 60, isLocal: true },
  /** Reports of abuse by one person. */
  abuse: { points: 10, minutes: 60 },
  /** Exports of everything, of one person. */
  exportAll: { points: 10, minutes: 60, isLocal: true },
  /** Files of cohorts that are taken out by one person, or in their name. */
  exportFile: { points: 200, minutes: 60 },
  /** Wrong secrets of export links from one address. */
  exportLink: { points: 30, minutes: 15 },
} as const satisfies Readonly<Record<string, Limit>>;

/** Submissions of one person that wait for their result at once. */
export const MAX_WAITING = 20;

export interface Limiter {
  /** Uses one attempt. Null if there was one left; otherwise the seconds until more are available. */
  take(key: string): Promise<number | null>;
  /** What was taken turned out to be right. */
  giveBack(key: string): Promise<void>;
  /** Begins again for this key. */
  forget(key: string): Promise<void>;
}

/** Counters that several web processes share. */
type Store = Pick<typeof db, "rateLimiterFlexible">;

const digestKey = crypto.createHash("sha256").update(`limits:${env.secret}`).digest();

/**
 * Windows end with the clock's: a quarter-hour's at :00, :15, :30, :45. So a stored counter says no more of when
 * someone came than the quarter of an hour. In seconds.
 */
function untilEnd({ minutes, isCarried }: Limit): number {
  const window = minutes * 60_000;
  const rest = window - (Date.now() % window);
  return (isCarried && rest < CARRIED_MS ? rest + window : rest) / 1000;
}
/** A code of an app is right for a minute and a half. */
const CARRIED_MS = 2 * 60_000;

/**
 * Counts by key, which is kept as a keyed hash: neither an address nor an e-mail can be read from it. In memory where
 * one process answers (SQLite), in the database where several do; in memory, too, while the database fails.
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
          // Its own sweep prints what fails.
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
        // A refused try counts no further: what is then given back must open the door again.
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

/** Takes of each limit, or of none: the seconds to wait, when one refuses. */
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
 * What a secret in an address opens. One that opens nothing counts for the network it came from; a right one is never
 * refused, even while others are tried beside it: these secrets have 80 bits or more, and are not found by trying.
 */
export async function findBySecret<Found>(
  limiter: Limiter,
  address: string,
  find: () => Promise<Found | null>,
): Promise<{ readonly found: Found | null; readonly wait: number | null }> {
  const found = await find();
  return { found, wait: found === null ? await limiter.take(address) : null };
}

/** "in 12 minutes": when to try again. */
export function sayWait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes > 90) return `in ${Math.ceil(minutes / 60)} hours`;
  return minutes <= 1 ? "in a minute" : `in ${minutes} minutes`;
}

/** What a refusal by a limit replies with. */
export const tooMany = (seconds: number) => ({ status: 429, headers: { "Retry-After": String(seconds) } });

/** A route's `headers`: hands on when to try again, which a form's reply says. */
export function passRetryAfter({
  actionHeaders,
  loaderHeaders,
}: Parameters<HeadersFunction>[0]): Record<string, string> {
  const after = actionHeaders?.get("Retry-After") ?? loaderHeaders.get("Retry-After");
  return after ? { "Retry-After": after } : {};
}

/**
 * What counts as one address: an IPv4 address, or the 64 bits of an IPv6 network, since one household has them all.
 * Express has found it, and believes no header but those of the proxies that TRUST_PROXY names.
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

/** Of an IPv6 network its first 48 bits: one subscriber may have 65,536 networks. */
const siteOf = (network: string) => network.split(":").slice(0, 3).join(":");

const SWEEP_MS = 10 * 60_000;

/** Throws away counters whose window has ended, every ten minutes. Needed where they are in the database. */
export function sweepLimits(): void {
  if (env.databaseUrl.startsWith("file:")) return;
  const sweep = () =>
    db.rateLimiterFlexible
      .deleteMany({ where: { expire: { lt: new Date() } } })
      .catch((err) => log.warn({ err }, "old counters were not discarded"));
  setInterval(sweep, SWEEP_MS).unref();
}
