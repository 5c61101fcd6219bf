import { APIError } from "better-auth/api";
import { parseCookies } from "better-auth/cookies";
import { renderSVG } from "uqr";
import { db, findDatabaseFault } from "~/database/db.server";
import { inTurn } from "~/operations/in-turn.server";
import { limiters } from "~/operations/limits.server";
import { recordAudit } from "../audit.server";
import type { Person } from "../guards.server";
import { mailAccountNews, noteAccountNews, notifyOfChange } from "../mail/account-notices.server";
import { auth } from "./auth.server";
import { addProof } from "./recent.server";
import { refused, type SignInOutcome, tooOften } from "./sign-in.server";
import { recordSignIn } from "./sign-ins.server";

/**
 * The second step of signing in with a password: a code from an authenticator app on the person's phone, or a recovery
 * code.
 */

/** Whether a code is from the app. An app's code consists of six digits, and a recovery code contains letters. */
const isAppCode = (code: string) => /^\d{6}$/.test(code);

/**
 * Uses up an app code. Returns false if this person has used the code before, because someone may have watched them
 * type it.
 */
const spend = async (userId: string, code: string) => (await limiters.appCode.take(`${userId}\n${code}`)) === null;

/**
 * Keeps only the cookies of the unfinished sign-in, because a guest's session in the same browser would otherwise be
 * mistaken for the person's.
 */
async function withoutSession(headers: Headers): Promise<Headers> {
  const { authCookies } = await auth.$context;
  const cookies = parseCookies(headers.get("cookie") ?? "");
  cookies.delete(authCookies.sessionToken.name);
  const kept = [...cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return new Headers({ cookie: kept.join("; "), "user-agent": headers.get("user-agent") ?? "" });
}

/** The id of the account whose sign-in isn't finished yet; "" if there is none. */
async function accountOf(headers: Headers): Promise<string> {
  const { createAuthCookie } = await auth.$context;
  const signed = parseCookies(headers.get("cookie") ?? "").get(createAuthCookie("two_factor").name) ?? "";
  const identifier = signed.slice(0, signed.lastIndexOf("."));
  return (await db.verification.findFirst({ where: { identifier }, select: { value: true } }))?.value ?? "";
}

/**
 * Completes a sign-in whose password was correct. The library limits wrong codes to 5 per sign-in and 10 per account. A
 * limit per network address would let one person prevent a whole school from signing in. The codes for one account are
 * checked one after another, because the library counts a wrong code only after checking it.
 */
export const finishSignIn = async (request: Request, code: string): Promise<SignInOutcome> =>
  inTurn(`code ${await accountOf(request.headers)}`, () => checkCode(request, code));

async function checkCode(request: Request, code: string): Promise<SignInOutcome> {
  const plain = code.replace(/\s/g, "");
  const asked = { headers: await withoutSession(request.headers), body: { code: plain }, returnHeaders: true as const };
  try {
    const { headers, response } = isAppCode(plain)
      ? await auth.api.verifyTOTP(asked)
      : await auth.api.verifyBackupCode(asked);
    if (isAppCode(plain) && !(await spend(response.user.id, plain))) {
      // The library has already created a session, so we delete the session and don't send its cookie.
      await db.session.deleteMany({ where: { token: response.token } });
      return refused({ code: "That code has been used. Wait for the next code, then start again with your password." });
    }
    const method = isAppCode(plain) ? "code" : "recovery-code";
    await recordSignIn(db, response.user.id, { method, userAgent: request.headers.get("user-agent") ?? "" });
    return { ok: true, headers: await addProof(headers), personId: response.user.id };
  } catch (error) {
    if (!(error instanceof APIError) || findDatabaseFault(error)) throw error;
    const says: Readonly<Record<string, string>> = {
      INVALID_TWO_FACTOR_COOKIE: "This sign-in has expired. Start again with your password.",
      TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "Too many wrong codes. Start again with your password.",
      ACCOUNT_TEMPORARILY_LOCKED: "Too many wrong codes for this account. Try again in half an hour.",
    };
    return refused({
      code: says[error.body?.code ?? ""] ?? "That code is wrong or has expired. Enter the code that the app shows now.",
    });
  }
}

export const hasSecondStep = async (userId: string): Promise<boolean> =>
  (await db.user.findUniqueOrThrow({ where: { id: userId }, select: { twoFactorEnabled: true } })).twoFactorEnabled;

export interface NewSecondStep {
  /** The secret as text, for an app that can't scan the picture. */
  readonly secret: string;
  /** The secret as an SVG image. */
  readonly picture: string;
  readonly recoveryCodes: readonly string[];
}

/**
 * Starts setting up the second step, which becomes active when the person enters an app code. Returns null if the
 * password is wrong.
 */
export async function beginSecondStep(request: Request, password: string): Promise<NewSecondStep | null> {
  try {
    const made = await auth.api.enableTwoFactor({ headers: request.headers, body: { password, method: "totp" } });
    if (made.method !== "totp") return null;
    const { totpURI, backupCodes } = made;
    const secret = new URL(totpURI).searchParams.get("secret") ?? "";
    return { secret, picture: renderSVG(totpURI, { border: 2 }), recoveryCodes: backupCodes };
  } catch (error) {
    if (!(error instanceof APIError) || findDatabaseFault(error)) throw error;
    return null;
  }
}

/** Activates the second step with a first app code. Wrong codes count like wrong passwords. */
export async function confirmSecondStep(request: Request, userId: string, code: string): Promise<SignInOutcome> {
  if (await hasSecondStep(userId)) return refused({ "": "Two-step sign-in is already on." });
  const wait = await limiters.password.take(userId);
  if (wait !== null) return tooOften("Too many wrong codes.", wait);
  const plain = code.replace(/\s/g, "");
  try {
    const asked = { headers: request.headers, body: { code: plain }, returnHeaders: true as const };
    const { headers } = await auth.api.verifyTOTP(asked);
    await spend(userId, plain);
    await limiters.password.giveBack(userId);
    return { ok: true, headers: await addProof(headers), personId: userId };
  } catch (error) {
    if (!(error instanceof APIError) || findDatabaseFault(error)) throw error;
    return refused({ code: "That code is wrong or has expired. Enter the code that the app shows now." });
  }
}

/** Replaces the recovery codes, and notifies the person. Returns null if the password is wrong. */
export async function renewRecoveryCodes(
  request: Request,
  userId: string,
  password: string,
): Promise<readonly string[] | null> {
  try {
    const { backupCodes } = await auth.api.generateBackupCodes({ headers: request.headers, body: { password } });
    await notifyOfChange(userId, "codes-renewed");
    return backupCodes;
  } catch (error) {
    if (!(error instanceof APIError) || findDatabaseFault(error)) throw error;
    return null;
  }
}

/** Turns the second step off, and notifies the person. The caller has verified the person. */
export async function endSecondStep(userId: string): Promise<void> {
  await db.$transaction([
    db.twoFactor.deleteMany({ where: { userId } }),
    db.user.update({ where: { id: userId }, data: { twoFactorEnabled: false } }),
  ]);
  await notifyOfChange(userId, "second-step-off");
}

/**
 * Lets an admin turn the second step off for a person who lost their phone and recovery codes. The person is notified.
 */
export async function resetSecondStep(actor: Person, userId: string): Promise<boolean> {
  const isDone = await db.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, twoFactorEnabled: true },
      data: { twoFactorEnabled: false },
    });
    if (count === 0) return false;
    await tx.twoFactor.deleteMany({ where: { userId } });
    await recordAudit(tx, { actorId: actor.id, action: "second-step.reset", subject: "person", aboutId: userId });
    await noteAccountNews(tx, userId, "second-step-reset");
    return true;
  });
  if (isDone) await mailAccountNews(userId, "second-step-reset");
  return isDone;
}
