import { APIError } from "better-auth/api";
import { db, findDatabaseFault } from "~/db.server";
import { env } from "~/env.server";
import { limiters, sayWait, takeEach } from "~/limits.server";
import { auth } from "./auth.server";
import { DEMO_ACCOUNTS } from "./demo-accounts";
import { type Guest, requirePerson } from "./guards.server";
import { turnIntoAccount } from "./guests.server";
import { endLinks } from "./password-reset.server";
import { refuseWeakPassword } from "./password-rules.server";

/** Either the cookies to send, or what to tell the person, by field ("" = the whole form). */
export type SignInOutcome =
  | { readonly ok: true; readonly headers: Headers; readonly personId: string }
  | {
      readonly ok: false;
      readonly errors: Readonly<Record<string, string>>;
      /** Seconds to wait, when a limit refused it. */
      readonly retryAfter?: number;
    };

const refused = (errors: Record<string, string>): SignInOutcome => ({ ok: false, errors });
const tooOften = (what: string, seconds: number): SignInOutcome => ({
  ok: false,
  errors: { "": `${what} Try again ${sayWait(seconds)}.` },
  retryAfter: seconds,
});

/**
 * Signs in with an e-mail address and a password. Says the same for an unknown address and a wrong password.
 * Demonstration accounts are refused where the demonstration is off. `from`: the network address that asks. Wrong tries
 * count for it, for the account, and for both together: who guesses from elsewhere does not lock the owner out.
 */
export async function signIn(email: string, password: string, from = ""): Promise<SignInOutcome> {
  const key = email.trim().toLowerCase();
  const wrong = refused({ "": "That e-mail address and password don’t match. Check both, or make an account." });
  // Taken before, given back when right: of a hundred tries at once each is counted.
  const pair = `${key}\n${from}`;
  const { wait, giveBack } = await takeEach([
    [limiters.signInPair, pair],
    [limiters.signInAddress, from],
    [limiters.signInAccount, key],
  ]);
  if (wait !== null) return tooOften("Too many tries to sign in.", wait);
  const user = await db.user.findUnique({ where: { email: key }, select: { isDemo: true } });
  if (user?.isDemo && !env.demo) return wrong;
  try {
    const { headers, response } = await auth.api.signInEmail({ body: { email: key, password }, returnHeaders: true });
    await giveBack();
    await limiters.signInPair.forget(pair);
    return { ok: true, headers, personId: response.user.id };
  } catch (error) {
    if (error instanceof APIError && !findDatabaseFault(error)) return wrong;
    throw error;
  }
}

/** The demonstration's accounts that are still there: anybody may delete one. Empty where the demonstration is off. */
export async function listDemoAccounts() {
  if (!env.demo) return [];
  const there = await db.user.findMany({ where: { isDemo: true }, select: { email: true } });
  return DEMO_ACCOUNTS.filter((one) => there.some(({ email }) => email === one.email));
}

const TAKEN = "There is an account with this address. Sign in instead.";

/**
 * Makes an account and signs in to it. `from`: the network address that asks; absent where nobody does, as in seeds.
 * `guest`: who asks, where it is a guest: then the account is theirs, with all that they did.
 */
export async function register(
  name: string,
  email: string,
  password: string,
  from?: string,
  guest: Guest | null = null,
): Promise<SignInOutcome> {
  const wait = from === undefined ? null : await limiters.register.take(from);
  if (wait !== null) return tooOften("Too many accounts were made from your network.", wait);
  const account = { name: name.trim(), email: email.trim().toLowerCase(), password };
  const weak = await refuseWeakPassword(password, account);
  if (weak) return refused({ password: weak });
  try {
    const turned = guest ? await turnIntoAccount(guest.id, account) : "gone";
    if (turned === "taken") return refused({ email: TAKEN });
    const { headers, response } =
      turned === "made"
        ? await auth.api.signInEmail({ body: account, returnHeaders: true })
        : await auth.api.signUpEmail({ body: account, returnHeaders: true });
    return { ok: true, headers, personId: response.user.id };
  } catch (error) {
    if (!(error instanceof APIError) || findDatabaseFault(error)) throw error;
    if (error.body?.code?.startsWith("USER_ALREADY_EXISTS")) {
      return refused({ email: TAKEN });
    }
    return refused({ "": error.body?.message ?? "The account could not be made. Check the fields and try again." });
  }
}

/** Ends this session. The headers take the cookie back. */
export async function signOut(request: Request): Promise<Headers> {
  const { headers } = await auth.api.signOut({ headers: request.headers, returnHeaders: true });
  // The library says nothing of it, and the session would live on.
  const fault = findDatabaseFault();
  if (fault) throw fault;
  return headers;
}

/** Sets a new password and ends all other sessions and all one-time links of this person. */
export async function changePassword(request: Request, current: string, next: string): Promise<SignInOutcome> {
  const { id, name, email } = await requirePerson(request);
  const weak = await refuseWeakPassword(next, { name, email });
  if (weak) return refused({ next: weak });
  const wait = await limiters.password.take(id);
  if (wait !== null) return tooOften("Too many wrong passwords.", wait);
  try {
    const { headers } = await auth.api.changePassword({
      headers: request.headers,
      body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
      returnHeaders: true,
    });
    await endLinks(db, id);
    await limiters.password.giveBack(id);
    return { ok: true, headers, personId: id };
  } catch (error) {
    if (!(error instanceof APIError) || findDatabaseFault(error)) throw error;
    if (error.body?.code === "INVALID_PASSWORD") return refused({ current: "That is not your present password." });
    return refused({ "": error.body?.message ?? "The password could not be changed." });
  }
}
