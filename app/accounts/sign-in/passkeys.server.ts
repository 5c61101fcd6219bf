import { APIError } from "better-auth/api";
import { z } from "zod";
import { db, findDatabaseFault } from "~/database/db.server";
import { limiters } from "~/operations/limits.server";
import { notifyOfChange } from "../mail/account-notices.server";
import { auth } from "./auth.server";
import { addProof } from "./recent.server";
import { refused, type SignInOutcome, tooOften } from "./sign-in.server";
import { recordSignIn } from "./sign-ins.server";

/** Adds and names passkeys, and signs people in with them. */

type AuthenticationResponseJSON = NonNullable<
  Parameters<typeof auth.api.verifyPasskeyAuthentication>[0]
>["body"]["response"];

/** The maximum number of a person's passkeys. No one has more devices than this. */
const MAX_PASSKEYS = 20;

/** The shape of the browser's answer. The library validates the answer in detail. */
const AnswerSchema = z.looseObject({ id: z.string(), response: z.looseObject({}) });

function readAnswer(text: string): AuthenticationResponseJSON | null {
  try {
    return AnswerSchema.parse(JSON.parse(text)) as unknown as AuthenticationResponseJSON;
  } catch {
    return null;
  }
}

export interface PasskeyRow {
  readonly id: string;
  readonly name: string;
  readonly since: string;
}

export async function listPasskeys(userId: string): Promise<PasskeyRow[]> {
  const rows = await db.passkey.findMany({
    where: { userId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, createdAt: true },
  });
  return rows.map(({ id, name, createdAt }) => ({
    id,
    name: name || "Passkey",
    since: createdAt?.toISOString().slice(0, 10) ?? "",
  }));
}

/**
 * The options that the browser needs to create a passkey. The caller has checked that the person recently proved who
 * they are.
 */
export async function askForNewPasskey(request: Request) {
  return auth.api.generatePasskeyRegistrationOptions({ headers: request.headers, query: {}, returnHeaders: true });
}

/** Adds a new passkey, and notifies the person. Returns why it was not added; null if it was added. */
export async function addPasskey(
  request: Request,
  userId: string,
  answer: string,
  name: string,
): Promise<string | null> {
  const response = readAnswer(answer);
  if (!response) return "The browser sent no passkey. Try again.";
  const hasTooMany = async (most: number) => (await db.passkey.count({ where: { userId } })) > most;
  const tooMany = `An account can have at most ${MAX_PASSKEYS} passkeys. Remove one first.`;
  if (await hasTooMany(MAX_PASSKEYS - 1)) return tooMany;
  try {
    const { id } = await auth.api.verifyPasskeyRegistration({ headers: request.headers, body: { response, name } });
    // Count again, because several requests may have passed the first check at the same time.
    if (await hasTooMany(MAX_PASSKEYS)) {
      await removePasskey(userId, id);
      return tooMany;
    }
    await notifyOfChange(userId, "passkey-added");
    return null;
  } catch (error) {
    if (!(error instanceof APIError) || findDatabaseFault(error)) throw error;
    return "We couldn’t check the passkey. Try again.";
  }
}

export async function removePasskey(userId: string, id: string): Promise<boolean> {
  return (await db.passkey.deleteMany({ where: { userId, id } })).count > 0;
}

export async function renamePasskey(userId: string, id: string, name: string): Promise<boolean> {
  return (await db.passkey.updateMany({ where: { userId, id }, data: { name } })).count > 0;
}

/**
 * The options that the browser needs to sign in with a passkey. A signed-in person must use one of their own passkeys.
 */
export async function askForPasskey(request: Request) {
  return auth.api.generatePasskeyAuthenticationOptions({ headers: request.headers, returnHeaders: true });
}

/**
 * Signs in with a passkey, which counts as both steps. `from` is the client's network address. If a person is already
 * signed in, only this `person`'s passkeys work.
 */
export async function signInWithPasskey(
  request: Request,
  answer: string,
  from: string,
  person?: { readonly id: string },
): Promise<SignInOutcome> {
  const wrong = refused({ "": "This passkey doesn’t work here. Try again, or use your password." });
  const response = readAnswer(answer);
  if (!response) return wrong;
  const key = `${response.id}\n${from}`;
  const wait = await limiters.passkey.take(key);
  if (wait !== null) return tooOften("Too many sign-in attempts.", wait);
  try {
    const { headers, response: made } = await auth.api.verifyPasskeyAuthentication({
      headers: request.headers,
      body: { response },
      returnHeaders: true,
    });
    await limiters.passkey.giveBack(key);
    if (person && made.user.id !== person.id) {
      // The library has already created a session.
      await db.session.deleteMany({ where: { id: made.session.id } });
      return refused({ "": "This passkey belongs to another account. Use one of your own, or your password." });
    }
    const userAgent = request.headers.get("user-agent") ?? "";
    await recordSignIn(db, made.user.id, { method: "passkey", userAgent });
    return { ok: true, headers: await addProof(headers), personId: made.user.id };
  } catch (error) {
    if (!(error instanceof APIError) || findDatabaseFault(error)) throw error;
    return wrong;
  }
}
