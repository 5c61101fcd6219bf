import { register } from "../../app/accounts/sign-in.server";
import { db } from "../../app/db.server";

/** A person without a password, for tests that need no sign-in. */
export function makePerson(name: string) {
  const today = new Date(new Date().toISOString().slice(0, 10));
  return db.user.create({ data: { name, email: `${name}@example.org`, createdAt: today, updatedAt: today } });
}

/** A person with an account, and the cookie of their session. */
export async function signUp(name: string): Promise<{ id: string; cookie: string }> {
  const email = `${name}@example.org`;
  const outcome = await register(name, email, "correct horse battery");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  const cookies = outcome.headers.getSetCookie().map((line) => line.split(";")[0]);
  const { id } = await db.user.findUniqueOrThrow({ where: { email } });
  return { id, cookie: cookies.join("; ") };
}
