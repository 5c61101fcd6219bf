import { db } from "~/database/db.server";
import type { Person } from "./guards.server";

/** Stores how this person likes to work: the editor, and whether single keys do anything. */
export async function saveSettings(person: Person, settings: Pick<Person, "editor" | "singleKeys">): Promise<void> {
  const { editor, singleKeys } = settings;
  await db.user.update({ where: { id: person.id }, data: { editor, singleKeys } });
}
