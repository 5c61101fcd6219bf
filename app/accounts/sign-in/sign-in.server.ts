import { APIError } from "better-auth/api";
import { db, findDatabaseFault } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { limiters, takeSignIn } from "~/operations/limits.server";
import { sayWait } from "~/operations/retry-after.server";
import { DEMO_ACCOUNTS } from "../demo-accounts";
import { requirePerson } from "../guards.server";
import { notifyOfChange } from "../mail/account-notices.server";
import { endLinks, withdrawOwnLinks } from "../passwords/password-reset.server";
import { refuseWeakPassword } from "../passwords/password-rules.server";
import { auth } from "./auth.server";
import { addProof } from "./recent.server";
import { recordRefusal, recordSignIn } from "./sign-ins.server";

/** Either the cookies to send, or error messages keyed by field ("" for the whole form). */
export type SignInOutcome =
  | { readonly ok: true; readonly headers: Headers; readonly personId: string }
  | {
      readonly ok: false;
      readonly errors: Readonly<Record<string, string>>;
      /** How many seconds to wait, if a limit refused the attempt. */
      readonly retryAfter?: number;
    };

export const refused = (errors: Record<string, string>): SignInOutcome => ({ ok: false, errors });
export const tooOften = (what: string, seconds: number): SignInOutcome => ({
  ok: false,
  errors: { "": `${what} Try again ${sayWait(seconds)}.` },
  retryAfter: seconds,
});

/**
 * The outcome if the password was correct and the account has a second step. `finishSignIn` continues with the cookies
 * in `headers`.
 */
interface CodeWanted {
  readonly ok: "code";
  readonly headers: Headers;
}

/**
 * Keeps only the cookie of the second step, because the library also clears a session cookie, which may be a guest's.
 */
function codeWanted(headers: Headers): CodeWanted {
  const kept = new Headers();
  for (const cookie of headers.getSetCookie()) if (/two_factor=/.test(cookie)) kept.append("Set-Cookie", cookie);
  return { ok: "code", headers: kept };
}

/**
 * Signs in with an email address and a password. Responds in the same way to an unknown address and to a wrong
 * password. Refuses demo accounts if they are turned off. `from` is the client's network address. Wrong attempts are
 * counted per network address, per account, and per combination of the two, so that someone who guesses passwords from
 * another address does not lock the owner out.
 */
export async function signIn(
  email: string,
  password: string,
  from = "",
  userAgent = "",
): Promise<SignInOutcome | CodeWanted> {
  const key = email.trim().toLowerCase();
  const wrong = refused({ "": "That email address and password don’t match. Check both, or create an account." });
  // Counts every attempt before checking it, and removes correct attempts from the count afterwards, so that concurrent
  // attempts are counted, too.
  const { wait, wasRight } = await takeSignIn(key, from);
  if (wait !== null) return tooOften("Too many sign-in attempts.", wait);
  const user = await db.user.findUnique({ where: { email: key }, select: { id: true, isDemo: true } });
  // The library also hashes the password if there is no account, so refusing a disabled demo account takes as long as
  // refusing a wrong password.
  const asked = user?.isDemo && !env.demo ? "nobody@demonstration.invalid" : key;
  try {
    const { headers, response } = await auth.api.signInEmail({
      body: { email: asked, password },
      headers: new Headers({ "user-agent": userAgent }),
      returnHeaders: true,
    });
    await wasRight();
    // If the account has a second step, there is no user yet.
    if (!("user" in response)) return codeWanted(headers);
    await recordSignIn(db, response.user.id, { method: "password", userAgent });
    return { ok: true, headers: await addProof(headers), personId: response.user.id };
  } catch (error) {
    if (!(error instanceof APIError) || findDatabaseFault(error)) throw error;
    if (user && asked === key) recordRefusal(user.id, "password", userAgent);
    return wrong;
  }
}

/** The demo accounts that still exist (anyone may delete one). Empty if demo accounts are turned off. */
export async function listDemoAccounts() {
  if (!env.demo) return [];
  const there = await db.user.findMany({ where: { isDemo: true }, select: { email: true } });
  return DEMO_ACCOUNTS.filter((one) => there.some(({ email }) => email === one.email));
}

/** Ends this session. Returns headers that clear the cookie. */
export async function signOut(request: Request): Promise<Headers> {
  const { headers } = await auth.api.signOut({ headers: request.headers, returnHeaders: true });
  // The library hides database errors. Without this check, the session could stay valid although sign-out seemed to
  // work.
  const fault = findDatabaseFault();
  if (fault) throw fault;
  return headers;
}

/**
 * Sets a new password and ends all other sessions and all one-time links of this person. `endsAccess` also removes the
 * person's passkeys and the links with which programs read the person's data.
 */
export async function changePassword(
  request: Request,
  current: string,
  next: string,
  { endsAccess = false } = {},
): Promise<SignInOutcome> {
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
    if (endsAccess) {
      await db.passkey.deleteMany({ where: { userId: id } });
      await withdrawOwnLinks(db, id);
    }
    await notifyOfChange(id, "password-changed");
    await limiters.password.giveBack(id);
    return { ok: true, headers: await addProof(headers), personId: id };
  } catch (error) {
    if (!(error instanceof APIError) || findDatabaseFault(error)) throw error;
    if (error.body?.code === "INVALID_PASSWORD") return refused({ current: "That is not your current password." });
    return refused({ "": error.body?.message ?? "We couldn’t change the password." });
  }
}
