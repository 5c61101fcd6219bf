import { db } from "../../app/db.server";

/** A person without a password, for tests that need no sign-in. */
export function makePerson(name: string) {
  const today = new Date(new Date().toISOString().slice(0, 10));
  return db.user.create({ data: { name, email: `${name}@example.org`, createdAt: today, updatedAt: today } });
}
