import { db } from "~/database/db.server";
import type { Person } from "./guards.server";

/** Stores a person's preferences: the editor, and whether single-key shortcuts work. */
export async function saveSettings(person: Person, settings: Pick<Person, "editor" | "singleKeys">): Promise<void> {
  const { editor, singleKeys } = settings;
  await db.user.update({ where: { id: person.id }, data: { editor, singleKeys } });
}
