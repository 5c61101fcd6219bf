import { APIError } from "better-auth/api";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { db } from "~/db.server";
import { env } from "~/env.server";
import { auth } from "./auth.server";

/** Either the cookies to send, or what to tell the person, by field ("" = the whole form). */
export type SignInOutcome =
  | { readonly ok: true; readonly headers: Headers }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>> };

/** Wrong sign-ins an address may have before it waits: the e-mail's, since the network address can be forged. */
const attempts = new RateLimiterMemory({ points: 10, duration: 15 * 60 });

const refused = (errors: Record<string, string>): SignInOutcome => ({ ok: false, errors });

/**
 * Signs in with an e-mail address and a password. Says the same for an unknown address and a wrong password.
 * Demonstration accounts are refused where the demonstration is off.
 */
export async function signIn(email: string, password: string): Promise<SignInOutcome> {
  const key = email.trim().toLowerCase();
  const wrong = refused({ "": "That e-mail address and password don’t match. Check both, or make an account." });
  try {
    await attempts.consume(key);
  } catch {
    return refused({ "": "Too many tries with this e-mail address. Wait a quarter of an hour and try again." });
  }
  const user = await db.user.findUnique({ where: { email: key }, select: { isDemo: true } });
  if (user?.isDemo && !env.demo) return wrong;
  try {
    const { headers } = await auth.api.signInEmail({ body: { email: key, password }, returnHeaders: true });
    await attempts.delete(key);
    return { ok: true, headers };
  } catch (error) {
    if (error instanceof APIError) return wrong;
    throw error;
  }
}

/** Makes an account and signs in to it. */
export async function register(name: string, email: string, password: string): Promise<SignInOutcome> {
  try {
    const { headers } = await auth.api.signUpEmail({
      body: { name: name.trim(), email: email.trim().toLowerCase(), password },
      returnHeaders: true,
    });
    return { ok: true, headers };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    if (error.body?.code?.startsWith("USER_ALREADY_EXISTS")) {
      return refused({ email: "There is an account with this address. Sign in instead." });
    }
    return refused({ "": error.body?.message ?? "The account could not be made. Check the fields and try again." });
  }
}

/** Ends this session. The headers take the cookie back. */
export async function signOut(request: Request): Promise<Headers> {
  const { headers } = await auth.api.signOut({ headers: request.headers, returnHeaders: true });
  return headers;
}

/** Sets a new password and ends all other sessions of this person. */
export async function changePassword(request: Request, current: string, next: string): Promise<SignInOutcome> {
  try {
    const { headers } = await auth.api.changePassword({
      headers: request.headers,
      body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
      returnHeaders: true,
    });
    return { ok: true, headers };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    if (error.body?.code === "INVALID_PASSWORD") return refused({ current: "That is not your present password." });
    return refused({ "": error.body?.message ?? "The password could not be changed." });
  }
}
