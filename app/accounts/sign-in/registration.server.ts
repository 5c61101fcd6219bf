import { APIError } from "better-auth/api";
import { z } from "zod";
import { db, findDatabaseFault } from "~/database/db.server";
import { limiters } from "~/operations/limits.server";
import type { Guest } from "../guards.server";
import { turnIntoAccount } from "../guests/guests.server";
import { sendLater } from "../mail/account-mail.server";
import { readToken, signToken } from "../mail/signed-token.server";
import { refuseWeakPassword } from "../passwords/password-rules.server";
import { auth } from "./auth.server";
import { addProof } from "./recent.server";
import { refused, type SignInOutcome, tooOften } from "./sign-in.server";

/**
 * Creates accounts. If Onramp sends email, people first enter an address, and choose a password once they have opened
 * the link in the email. So we know that the address belongs to them, and someone who tries another person's address
 * can't tell whether it has an account. Without email, the account is created immediately, and the address is not
 * verified.
 */

const PURPOSE = "register";
const TOO_MANY = "Too many accounts were created from your network.";
const PendingSchema = z.object({
  name: z.string(),
  email: z.string(),
  /** The guest whose work the account takes over. */
  guestId: z.string().nullable(),
  /** The page that the person wanted to open before registration. */
  to: z.string(),
});
type Pending = z.infer<typeof PendingSchema>;

/**
 * Sends the address an email that says what to do next. Returns an error if a limit refuses the request; otherwise
 * null, whether or not the address has an account.
 */
export async function startRegistration(pending: Pending, from: string): Promise<SignInOutcome | null> {
  const wait = await limiters.register.take(from);
  if (wait !== null) return tooOften(TOO_MANY, wait);
  const email = pending.email.trim().toLowerCase();
  const isTaken = (await db.user.count({ where: { email } })) > 0;
  const path = `/register/${signToken(PURPOSE, { ...pending, name: pending.name.trim(), email })}`;
  sendLater(
    isTaken
      ? {
          kind: "registration",
          to: email,
          subject: "you already have an account",
          says: [
            "Someone, probably you, tried to create an account with this address. You already have an account, so sign in with this address.",
            "If you forgot your password, reset it. If it wasn’t you, do nothing.",
          ],
          link: { does: "Choose a new password", path: "/forgot" },
        }
      : {
          kind: "registration",
          to: email,
          subject: "finish creating your account",
          says: [
            "Follow this link to choose a password. The link works until the end of tomorrow (UTC).",
            "If you didn’t ask for an account, do nothing: no account will be created.",
          ],
          link: { does: "Choose a password", path },
        },
  );
  return null;
}

/** The registration that an emailed link continues; null if the link no longer works. */
export function readRegistration(token: string): Pending | null {
  return readToken(PURPOSE, token, PendingSchema);
}

/** Creates the account after an emailed link was opened, with a confirmed address, and signs the person in. */
export async function finishRegistration(
  pending: Pending,
  password: string,
  userAgent: string,
): Promise<SignInOutcome> {
  const outcome = await makeAccount({ ...pending, password }, pending.guestId, userAgent);
  if (outcome.ok) await db.user.update({ where: { id: outcome.personId }, data: { emailVerified: true } });
  return outcome;
}

/**
 * Creates an account and signs in, if Onramp sends no email. `from` is the client's network address, which seeded
 * accounts don't have. `guest` is the current guest, if any, who gets this account and keeps all their work.
 */
export async function register(
  name: string,
  email: string,
  password: string,
  from?: string,
  guest: Guest | null = null,
  userAgent = "",
): Promise<SignInOutcome> {
  const wait = from === undefined ? null : await limiters.register.take(from);
  if (wait !== null) return tooOften(TOO_MANY, wait);
  return makeAccount({ name: name.trim(), email: email.trim().toLowerCase(), password }, guest?.id ?? null, userAgent);
}

/**
 * This message reveals as little as possible. On an installation without email, a refusal still reveals that the
 * address has an account.
 */
const TAKEN = "We couldn’t create an account with this address. If you already have one, sign in instead.";

async function makeAccount(
  account: { readonly name: string; readonly email: string; readonly password: string },
  guestId: string | null,
  userAgent: string,
): Promise<SignInOutcome> {
  const weak = await refuseWeakPassword(account.password, account);
  if (weak) return refused({ password: weak });
  try {
    const turned = guestId ? await turnIntoAccount(guestId, account) : "gone";
    if (turned === "taken") return refused({ email: TAKEN });
    const { name, email, password } = account;
    const asked = { headers: new Headers({ "user-agent": userAgent }), returnHeaders: true as const };
    const { headers, response } =
      turned === "made"
        ? await auth.api.signInEmail({ ...asked, body: { email, password } })
        : await auth.api.signUpEmail({ ...asked, body: { name, email, password } });
    // A new account has no second step.
    if (!("user" in response)) throw new Error("the accounts library asked for a second step for a new account");
    return { ok: true, headers: await addProof(headers), personId: response.user.id };
  } catch (error) {
    if (!(error instanceof APIError) || findDatabaseFault(error)) throw error;
    if (error.body?.code?.startsWith("USER_ALREADY_EXISTS")) return refused({ email: TAKEN });
    return refused({ "": error.body?.message ?? "We couldn’t create the account. Check the fields and try again." });
  }
}
