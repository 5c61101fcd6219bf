import crypto from "node:crypto";
import { createCookie, redirect } from "@remix-run/node";
import { z } from "zod";
import { env } from "~/operations/env.server";
import { auth } from "./auth.server";

/**
 * Whether the person has proved a moment ago who they are: asked before what a stranger at an open browser must not do.
 * Kept in a signed cookie that is bound to the session, and nowhere else: times of sessions are days (promise 1).
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
 * The session that the accounts library finds for these cookies: never read by hand, or a cookie with a similar name
 * could stand in for the session that the page is answered for.
 */
const findSession = async (cookies: string): Promise<string | null> =>
  (await auth.api.getSession({ headers: new Headers({ cookie: cookies }) }))?.session.id ?? null;

const cookiesOf = (request: Request) => request.headers.get("cookie") ?? "";

/** Adds the proof to a reply that signs the person in. */
export async function addProof(headers: Headers): Promise<Headers> {
  const given = headers.getSetCookie().map((line) => line.split(";")[0]);
  const session = given.length > 0 ? await findSession(given.join("; ")) : null;
  if (session) headers.append("Set-Cookie", await prove(session));
  return headers;
}

/** The same for the session that asks. */
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
 * Leads to the page that asks for the password again, and from there back to the page that asked. The caller has asked
 * who it is. `back`: another page to come back to.
 */
export async function requireRecent(request: Request, back?: string): Promise<void> {
  if (await isRecent(request)) return;
  const to = back ?? new URL(request.url).pathname.replace(/\.data$/, "");
  throw redirect(`/confirm?${new URLSearchParams({ to })}`, 303);
}
