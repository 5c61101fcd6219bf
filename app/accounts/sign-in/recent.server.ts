import crypto from "node:crypto";
import { createCookie, redirect } from "@remix-run/node";
import { z } from "zod";
import { env } from "~/operations/env.server";
import { auth } from "./auth.server";

/**
 * Checks whether the person has just proved who they are. This is required for actions that a stranger at an open
 * browser must not be able to perform. The proof is stored only in a signed cookie that belongs to the session, because
 * session times are rounded to days (promise 1).
 */

const MINUTES = 15;
const isHttps = env.origin.startsWith("https:");
const cookie = createCookie(isHttps ? "__Host-onramp.recent" : "onramp.recent", {
  secrets: [crypto.createHmac("sha256", env.secret).update("recent").digest("hex")],
  path: "/",
  httpOnly: true,
  sameSite: "lax",
  secure: isHttps,
  maxAge: MINUTES * 60,
});
const ProofSchema = z.object({ session: z.string(), until: z.number() });

/**
 * The session that the accounts library finds for these cookies. We don't parse cookies ourselves, because a cookie
 * with a similar name could then replace the session that the page uses.
 */
const findSession = async (cookies: string): Promise<string | null> =>
  (await auth.api.getSession({ headers: new Headers({ cookie: cookies }) }))?.session.id ?? null;

const cookiesOf = (request: Request) => request.headers.get("cookie") ?? "";

/** Adds the proof to a response that signs the person in. */
export async function addProof(headers: Headers): Promise<Headers> {
  const given = headers.getSetCookie().map((line) => line.split(";")[0]);
  const session = given.length > 0 ? await findSession(given.join("; ")) : null;
  if (session) headers.append("Set-Cookie", await prove(session));
  return headers;
}

/** The cookie with the proof for the current session. */
export async function proofFor(request: Request): Promise<string> {
  return prove((await findSession(cookiesOf(request))) ?? "");
}

const prove = (session: string) => cookie.serialize({ session, until: Date.now() + MINUTES * 60_000 });

async function isRecent(request: Request): Promise<boolean> {
  const proof = ProofSchema.safeParse(await cookie.parse(cookiesOf(request)));
  if (!proof.success || proof.data.until <= Date.now()) return false;
  return proof.data.session === (await findSession(cookiesOf(request)));
}

/**
 * Redirects to the page that asks for the password again, and from there back to the requested page, unless the person
 * has just proved who they are. The caller has identified the person. `back` is another page to return to.
 */
export async function requireRecent(request: Request, back?: string): Promise<void> {
  if (await isRecent(request)) return;
  const to = back ?? new URL(request.url).pathname.replace(/\.data$/, "");
  throw redirect(`/confirm?${new URLSearchParams({ to })}`, 303);
}
