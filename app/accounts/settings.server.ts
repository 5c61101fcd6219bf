import { db } from "~/database/db.server";
import { BACKGROUND_IDS, type Background } from "./background";
import type { Person } from "./guards.server";

/** Stores a person's preferences: the editor, and whether single-key shortcuts work. */
export async function saveSettings(person: Person, settings: Pick<Person, "editor" | "singleKeys">): Promise<void> {
  const { editor, singleKeys } = settings;
  await db.user.update({ where: { id: person.id }, data: { editor, singleKeys } });
}

/** Finds what this person stated about their experience; null if they stated nothing. Shown only to the person. */
export async function findBackground({ id }: { readonly id: string }): Promise<Background | null> {
  const row = await db.user.findUnique({ where: { id }, select: { background: true } });
  return BACKGROUND_IDS.find((one) => one === row?.background) ?? null;
}

export async function saveBackground({ id }: Person, background: Background): Promise<void> {
  await db.user.update({ where: { id }, data: { background } });
}
