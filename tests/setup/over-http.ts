import type { Installation } from "./installation";

/** Accounts and submissions on a running server, created over HTTP. */

/** Returns the cookies that a reply sets, in the form in which a browser sends them back. */
export const cookieOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

const emailOf = (name: string) => `${name.toLowerCase()}@example.org`;

/** Creates an account with the address "<name>@example.org". Returns its session cookie. */
export async function registerAt(origin: string, name = "Ana"): Promise<string> {
  const body = new URLSearchParams({ name, email: emailOf(name), password: "correct horse battery" });
  const reply = await fetch(`${origin}/register`, { method: "POST", body, redirect: "manual" });
  const cookie = cookieOf(reply.headers);
  if (!cookie.includes("session")) throw new Error(`registering failed: ${reply.status} ${await reply.text()}`);
  return cookie;
}

/** A person with an account. */
export interface SignedIn {
  readonly id: string;
  readonly cookie: string;
}

/** Creates an account like `registerAt`, and reads its id from the database. */
export async function registerIn({ query }: Installation, origin: string, name: string): Promise<SignedIn> {
  const cookie = await registerAt(origin, name);
  const [row] = await query(`SELECT id FROM "User" WHERE email = '${emailOf(name)}'`);
  return { id: String(row!.id), cookie };
}

/** Hands in work for an exercise, as the workspace does. Returns the submission's id. */
export async function handInAt(origin: string, cookie: string, slug: string, work: object): Promise<string> {
  const reply = await fetch(`${origin}/exercises/${slug}/work`, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify({ do: "hand-in", key: crypto.randomUUID(), work }),
  });
  const { submissionId } = (await reply.json()) as { submissionId?: string };
  if (!submissionId) throw new Error(`a submission of ${slug} was refused: ${reply.status}`);
  return submissionId;
}
