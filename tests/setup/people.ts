import { register } from "../../app/accounts/sign-in/registration.server";
import { db } from "../../app/database/db.server";
import { MARKED } from "../../app/review/marked/marked-samples";
import { cookieOf } from "./over-http";

const today = () => new Date(new Date().toISOString().slice(0, 10));

/** Marks a new mentor's samples as done, because the queue offers a mentor nothing until then. */
export async function doSamples(mentorId: string): Promise<void> {
  const data = MARKED.map(({ slug, version, verdict }) => ({
    mentorId,
    sample: slug,
    version,
    verdict: verdict.is,
    choices: "{}",
    sentAt: today(),
  }));
  await db.markedReview.createMany({ data });
}

/**
 * Creates a person without a password, for tests that need no sign-in. With `isNew`, a mentor still has to do the
 * samples.
 */
export async function makePerson(name: string, { isNew = false } = {}) {
  const day = today();
  const person = await db.user.create({
    data: { name, email: `${name}@example.org`, createdAt: day, updatedAt: day },
  });
  if (!isNew) await doSamples(person.id);
  return person;
}

/**
 * Creates a person with an account, and returns their session cookie. If they become a mentor, they still have to do
 * the samples.
 */
export async function signUp(name: string): Promise<{ id: string; cookie: string }> {
  const email = `${name}@example.org`;
  const outcome = await register(name, email, "correct horse battery");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  const { id } = await db.user.findUniqueOrThrow({ where: { email } });
  return { id, cookie: cookieOf(outcome.headers) };
}
