import crypto from "node:crypto";
import { createCookie, redirect } from "@remix-run/node";
import { z } from "zod";
import { env } from "~/env.server";

/**
 * Whether the person has proved a moment ago who they are: asked before what a stranger at an open browser must not do.
 * Kept in a signed cookie that is bound to the session, and nowhere else: times of sessions are days (promise 1).
 */

const MINUTES = 15;
const isHttps = env.origin.startsWith("https:");
const cookie = createCookie(isHttps ? "__Host-onramp.recent" : "onramp.recent", {
  secrets: [crypto.createHmac("sha256", env.secret).update("recent").digest("hex")],
  ...{ path: "/", httpOnly: true, sameSite: "lax", secure: isHttps, maxAge: MINUTES * 60 },
});
const ProofSchema = z.object({ session: z.string(), until: z.number() });

/** The session that a cookie header, or a reply's new cookie, names; as a hash. */
function sessionIn(text: string): string | null {
  const token = /session_token=([^;]+)/.exec(text)?.[1];
  return token ? crypto.createHash("sha256").update(token).digest("base64url") : null;
}

/** Adds the proof to a reply that signs the person in. */
export async function addProof(headers: Headers): Promise<Headers> {
  const session = headers.getSetCookie().map(sessionIn).find(Boolean);
  if (session) headers.append("Set-Cookie", await prove(session));
  return headers;
}

/** The same for the session that asks. */
export async function proofFor(request: Request): Promise<string> {
  return prove(sessionIn(request.headers.get("cookie") ?? "") ?? "");
}

const prove = (session: string) => cookie.serialize({ session, until: Date.now() + MINUTES * 60_000 });

async function isRecent(request: Request): Promise<boolean> {
  const header = request.headers.get("cookie") ?? "";
  const proof = ProofSchema.safeParse(await cookie.parse(header));
  return proof.success && proof.data.session === sessionIn(header) && proof.data.until > Date.now();
}

/**
 * Leads to the page that asks for the password again, and from there back to the page that asked. The caller has asked who
 * it is. `back`: another page to come back to.
 */
export async function requireRecent(request: Request, back?: string): Promise<void> {
  if (await isRecent(request)) return;
  const to = back ?? new URL(request.url).pathname.replace(/\.data$/, "");
  throw redirect(`/confirm?${new URLSearchParams({ to })}`, 303);
}
