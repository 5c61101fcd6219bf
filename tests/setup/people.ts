import { register } from "../../app/accounts/sign-in/registration.server";
import { db } from "../../app/database/db.server";
import { MARKED } from "../../app/review/marked/marked-samples";

const today = () => new Date(new Date().toISOString().slice(0, 10));

/** What a new mentor has done before the queue offers anything: what tests are about mostly comes after it. */
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
 * A person without a password, for tests that need no sign-in. `isNew`: as a mentor they have the samples before them.
 */
export async function makePerson(name: string, { isNew = false } = {}) {
  const day = today();
  const person = await db.user.create({
    data: { name, email: `${name}@example.org`, createdAt: day, updatedAt: day },
  });
  if (!isNew) await doSamples(person.id);
  return person;
}

/** A person with an account, and the cookie of their session. As a mentor they have the samples before them. */
export async function signUp(name: string): Promise<{ id: string; cookie: string }> {
  const email = `${name}@example.org`;
  const outcome = await register(name, email, "correct horse battery");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  const cookies = outcome.headers.getSetCookie().map((line) => line.split(";")[0]);
  const { id } = await db.user.findUniqueOrThrow({ where: { email } });
  return { id, cookie: cookies.join("; ") };
}
