import { type Limit, type Limiter, makeLimiter, takeEach } from "./limiter.server";
import { siteOf } from "./network.server";

/** All limits. A limit on *wrong* attempts doesn't count correct ones. */
export const LIMITS = {
  /** Wrong sign-ins to one account from one address: the limit that owners reach when they forget their password. */
  signInPair: { points: 10, minutes: 15 },
  /**
   * Wrong sign-ins to one account from all addresses: ten times the limit for one address. Above this limit,
   * `signInCrowded` applies as well.
   */
  signInAccount: { points: 100, minutes: 15 },
  /**
   * Wrong sign-ins from one address to all accounts. Above this limit, no one is refused, but `signInCrowded` applies
   * as well.
   */
  signInAddress: { points: 100, minutes: 15 },
  /**
   * Wrong sign-ins to one account from one site, while the address or the account has many wrong sign-ins. Three
   * attempts are enough to correct a typing error. A botnet of 100 addresses gets 400 guesses in 15 minutes (one from
   * each address until it reaches the account's limit, then three), which is 38,400 a day. Common passwords are
   * refused, so guessing takes years.
   */
  signInCrowded: { points: 3, minutes: 15 },
  /** New accounts, or attempts to create one, from one address: enough for a school on its first day. */
  register: { points: 300, minutes: 60 },
  /** Forgotten passwords from one address: enough for a school. For each person, `mailTo` applies. */
  forgot: { points: 300, minutes: 60 },
  /**
   * Wrong answers of one passkey from one address. Passkeys can't be guessed, so neither their challenges nor a whole
   * address has a limit: with such a limit, one person could keep a school from signing in.
   */
  passkey: { points: 10, minutes: 15 },
  /** Emails of one kind about an account to one email address. Security notices have no limit. */
  mailTo: { points: 5, minutes: 60 },
  /** New guests from one address: enough for a class behind one router. */
  guest: { points: 40, minutes: 60 },
  /** New guests from one site: no subscriber with many networks uses up more than a fifth of everyone's guests. */
  guestSite: { points: 400, minutes: 24 * 60 },
  /** New guests from all addresses. */
  guests: { points: 2000, minutes: 24 * 60 },
  /** Wrong join links from one address. */
  join: { points: 30, minutes: 15 },
  /** Portfolio links and certificate codes that don't exist, from one address. */
  shared: { points: 60, minutes: 15 },
  /** Uses of one code from a person's authenticator app, because each code may sign in only once (RFC 6238). */
  appCode: { points: 1, minutes: 15, isCarried: true },
  /** Wrong current passwords of one person, and wrong first codes while setting up an authenticator app. */
  password: { points: 10, minutes: 15 },
  /** Changes of one person's name or address. Each change may send an email to any address. */
  who: { points: 10, minutes: 60 },
  /** Submissions of one person. */
  handIn: { points: 60, minutes: 60 },
  /** Answers of one person to the questions after a pass. Each of them runs twice in the sandbox. */
  explain: { points: 60, minutes: 60, isLocal: true },
  /** Previews of rulings by one person. Each of them may grade many submissions. */
  preview: { points: 60, minutes: 60, isLocal: true },
  /** Drafts saved by one person. The editor saves 1.5 seconds after typing stops. */
  draft: { points: 3000, minutes: 60, isLocal: true },
  /** Notes that one person writes to themselves, changes or deletes. */
  ownNote: { points: 1000, minutes: 60, isLocal: true },
  /** Comments, replies, questions and reasons of one person. One page shows all comments on a submission. */
  comment: { points: 200, minutes: 60, isLocal: true },
  /** Questions of one person to the tutor. Tokens have limits of their own. */
  tutor: { points: 120, minutes: 60, isLocal: true },
  /** Zips with exercises uploaded by one person. Each exercise in them is checked by running it. */
  upload: { points: 30, minutes: 60 },
  /** Questions of one person to the pool of peers per day. */
  poolAsk: { points: 5, minutes: 24 * 60 },
  /** Questions that one person takes from the pool per day: enough to help, but too few to collect others' work. */
  poolTake: { points: 5, minutes: 24 * 60 },
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

export const limiters = Object.fromEntries(
  Object.entries(LIMITS).map(([name, limit]) => [name, makeLimiter(name, limit)]),
) as Readonly<Record<keyof typeof LIMITS, Limiter>>;

/**
 * An attempt to sign in. A wrong attempt counts against the account, against the network address, and against the two
 * in combination. Only an account and an address together are ever refused: a school has one network address for
 * everyone, and a stranger who guesses from many addresses must not lock the owner out. Many wrong attempts at an
 * account, or from an address, lower the limit for each combination. So the owner can still sign in with the right
 * password.
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
  // A refused attempt doesn't check the password, so it doesn't count.
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
 * Finds what a secret in a URL opens. A secret that opens nothing counts against the network it came from. A correct
 * secret is never refused, even while someone guesses secrets from the same network. These secrets have 80 bits or
 * more, so guessing doesn't find them.
 */
export async function findBySecret<Found>(
  limiter: Limiter,
  address: string,
  find: () => Promise<Found | null>,
): Promise<{ readonly found: Found | null; readonly wait: number | null }> {
  const found = await find();
  return { found, wait: found === null ? await limiter.take(address) : null };
}
