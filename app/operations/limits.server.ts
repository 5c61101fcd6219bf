import { type Limit, type Limiter, makeLimiter, takeEach } from "./limiter.server";
import { siteOf } from "./network.server";

/** All limits. A limit on *wrong* attempts doesn't count correct ones. */
export const LIMITS = {
  /** Failed sign-ins to one account from one address. Owners who forget their password reach this limit. */
  signInPair: { points: 10, minutes: 15 },
  /**
   * Failed sign-ins to one account from all addresses. The limit is ten times the limit for one address. Above this
   * limit, `signInCrowded` applies as well.
   */
  signInAccount: { points: 100, minutes: 15 },
  /**
   * Failed sign-ins from one address to all accounts. Above this limit, no one is refused, but `signInCrowded` applies
   * as well.
   */
  signInAddress: { points: 100, minutes: 15 },
  /**
   * Failed sign-ins to one account from one site, while the address or the account has many failed sign-ins. Three
   * attempts are enough to correct a typing error. A botnet of 100 addresses gets 400 guesses in 15 minutes: 100 until
   * the account's limit is reached, and then three from each address. That is 38,400 a day. Because common passwords
   * are refused, guessing a password takes years.
   */
  signInCrowded: { points: 3, minutes: 15 },
  /** New accounts, and attempts to create one, from one address. The limit is high enough for a school's first day. */
  register: { points: 300, minutes: 60 },
  /**
   * Requests to reset a password from one address. The limit is high enough for a school. For each person, `mailTo`
   * applies.
   */
  forgot: { points: 300, minutes: 60 },
  /**
   * Failed sign-ins with one passkey from one address. Passkeys can't be guessed, so there is no limit on challenges or
   * on an address as a whole. Otherwise, one person could keep a whole school from signing in.
   */
  passkey: { points: 10, minutes: 15 },
  /** Emails of one kind about an account to one email address. Security notices have no limit. */
  mailTo: { points: 5, minutes: 60 },
  /** Invites that Onramp emails for one person's rosters. Two rosters of the largest size reach the limit. */
  rosterMail: { points: 10_000, minutes: 24 * 60 },
  /** New guests from one address. The limit is high enough for a class behind one router. */
  guest: { points: 40, minutes: 60 },
  /**
   * New guests from one site. A subscriber with many networks can use up at most a fifth of the limit for all
   * addresses.
   */
  guestSite: { points: 400, minutes: 24 * 60 },
  /** New guests from all addresses. */
  guests: { points: 2000, minutes: 24 * 60 },
  /** Sign-up links with a wrong secret, from one address. */
  join: { points: 30, minutes: 15 },
  /** Requests for portfolio links and certificate codes that don't exist, from one address. */
  shared: { points: 60, minutes: 15 },
  /** Uses of one code from a person's authenticator app, because each code may sign in only once (RFC 6238). */
  appCode: { points: 1, minutes: 15, isCarried: true },
  /** Wrong current passwords that one person enters, and wrong first codes while they set up an authenticator app. */
  password: { points: 10, minutes: 15 },
  /** Changes of name or email address by one person. Each change may send an email to any address. */
  who: { points: 10, minutes: 60 },
  /** Submissions by one person. */
  handIn: { points: 60, minutes: 60 },
  /** Answers by one person to the question after a pass. Each answer runs twice in the sandbox. */
  explain: { points: 60, minutes: 60, isLocal: true },
  /** Previews of rulings by one person. Each preview may grade many submissions. */
  preview: { points: 60, minutes: 60, isLocal: true },
  /** Drafts saved by one person. The editor saves 1.5 seconds after typing stops. */
  draft: { points: 3000, minutes: 60, isLocal: true },
  /** Notes to self that one person adds, changes or deletes. */
  ownNote: { points: 1000, minutes: 60, isLocal: true },
  /**
   * Comments, replies, questions and reasons by one person. The limit matters because one page shows all comments on a
   * submission.
   */
  comment: { points: 200, minutes: 60, isLocal: true },
  /**
   * What one person creates in other ways: sets of interview practice, certificates, requests for talks, links to a
   * portfolio, assignments, and imports of rosters.
   */
  make: { points: 200, minutes: 60, isLocal: true },
  /** Questions from one person to the tutor. Tokens have separate limits. */
  tutor: { points: 120, minutes: 60, isLocal: true },
  /** ZIP files of exercises that one person uploads. Onramp checks each exercise in them by running it. */
  upload: { points: 30, minutes: 60 },
  /** Questions from one person to the pool of peers per day. */
  poolAsk: { points: 5, minutes: 24 * 60 },
  /**
   * Questions that one person takes from the pool per day. Five are enough to help others, but too few to collect other
   * learners' work.
   */
  poolTake: { points: 5, minutes: 24 * 60 },
  /** Reports of abuse by one person. */
  abuse: { points: 10, minutes: 60 },
  /** Full data exports by one person. */
  exportAll: { points: 10, minutes: 60, isLocal: true },
  /** Cohort export files that one person downloads, or that others download with that person's export link. */
  exportFile: { points: 200, minutes: 60 },
  /** Export links with a wrong secret, from one address. */
  exportLink: { points: 30, minutes: 15 },
} as const satisfies Readonly<Record<string, Limit>>;

/** How many of one person's submissions may wait for results at the same time. */
export const MAX_WAITING = 20;

export const limiters = Object.fromEntries(
  Object.entries(LIMITS).map(([name, limit]) => [name, makeLimiter(name, limit)]),
) as Readonly<Record<keyof typeof LIMITS, Limiter>>;

/**
 * Counts an attempt to sign in. A wrong attempt counts against the account, against the network address, and against
 * the two in combination. Only the combination of an account and an address is ever refused: a school has one network
 * address for everyone, and a stranger who guesses from many addresses must not lock the owner out. Many wrong attempts
 * at an account, or from an address, lower the limit for each combination. So the owner can still sign in with the
 * correct password.
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
  // If an attempt is refused, the password isn't checked, so the attempt doesn't count.
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
 * Looks up a secret from a URL with `find`. A secret that isn't found counts against the network that sent it. A
 * correct secret is never refused, even while someone guesses secrets from the same network. These secrets have at
 * least 80 bits, so they can't be guessed.
 */
export async function findBySecret<Found>(
  limiter: Limiter,
  address: string,
  find: () => Promise<Found | null>,
): Promise<{ readonly found: Found | null; readonly wait: number | null }> {
  const found = await find();
  return { found, wait: found === null ? await limiter.take(address) : null };
}
