import { randomUUID } from "node:crypto";
import { z } from "zod";
import { db, isUniqueConflict } from "~/database/db.server";
import { storableVersion } from "~/database/storable";
import type { Note } from "~/generated/prisma/client";
import type { Learner } from "./workspace.server";

/**
 * Notes that learners write to themselves while they work on an exercise. Every query is limited to the learner's own
 * notes. No one else can read them, and no other feature uses them.
 */

/** The maximum number of notes that a person can have on one exercise. */
export const MOST_NOTES = 100;

/** A note as the page reads it from its form with `readNote`, which also contains the error messages. */
export const NoteSchema = z.strictObject({
  file: z.string().min(1).max(300).nullable(),
  side: z.enum(["old", "new"]),
  line: z.int().min(1).max(1_000_000).nullable(),
  code: z.string().max(200),
  text: z.string().trim().min(1).max(2_000),
});
export type NoteInput = z.infer<typeof NoteSchema>;

/** The key that the page creates for a new note. */
export const NoteKeySchema = z.string().min(8).max(100);

interface StoredNote extends NoteInput {
  readonly id: string;
  readonly version: number;
}

const viewOf = ({ id, version, file, side, line, code, text }: Note): StoredNote => ({
  id,
  version,
  file,
  side: side === "old" ? "old" : "new",
  line,
  code,
  text,
});

/** A learner's notes on an exercise, oldest first. */
export async function listNotes(learner: Learner, slug: string): Promise<StoredNote[]> {
  const rows = await db.note.findMany({ where: { userId: learner.id, slug }, orderBy: { id: "asc" } });
  return rows.map(viewOf);
}

/** How many notes a learner has on an exercise. */
export const countNotes = (learner: Learner, slug: string): Promise<number> =>
  db.note.count({ where: { userId: learner.id, slug } });

/** Whether a stored note has the text and the place of a sent note. */
const isSameNote = (stored: Note, { file, side, line, text }: NoteInput) =>
  stored.file === file && stored.side === side && stored.line === line && stored.text === text;

/**
 * Adds a note. The page creates `key`, so that the same note sent twice is stored once. If the key belongs to a note
 * with another text or place, for example because the answer was lost and the learner went on writing, the sent note
 * becomes a second note, which is also stored only once. Returns false if the learner already has the maximum number.
 * On PostgreSQL, two tabs that add a note at the same time may exceed the limit by one, which does no harm.
 */
export async function addNote(learner: Learner, slug: string, key: string, note: NoteInput): Promise<boolean> {
  const owned = { userId: learner.id, slug };
  const store = () =>
    db.$transaction(async (tx) => {
      const isOfKey = { OR: [{ addKey: key }, { addKey: { startsWith: `${key} ` } }] };
      const sent = await tx.note.findMany({ where: { ...owned, ...isOfKey } });
      if (sent.some((each) => isSameNote(each, note))) return true;
      if ((await tx.note.count({ where: owned })) >= MOST_NOTES) return false;
      const addKey = sent.some((each) => each.addKey === key) ? `${key} ${randomUUID()}` : key;
      await tx.note.create({ data: { ...owned, addKey, ...note } });
      return true;
    });
  try {
    return await store();
  } catch (error) {
    if (!isUniqueConflict(error)) throw error;
    // The key was sent twice at the same moment. Now its note is stored, and can be compared.
    return store();
  }
}

/**
 * Replaces a note if it still has the version that the page read. Returns `gone` if the note was deleted or belongs to
 * someone else, and `conflict` if another tab has changed it in the meantime.
 */
export async function changeNote(
  learner: Learner,
  slug: string,
  { id, version }: Pick<StoredNote, "id" | "version">,
  note: NoteInput,
): Promise<"changed" | "gone" | "conflict"> {
  const owned = { id, userId: learner.id, slug };
  const { count } = await db.note.updateMany({
    where: { ...owned, version: storableVersion(version) },
    data: { ...note, version: { increment: 1 } },
  });
  if (count === 1) return "changed";
  return (await db.note.count({ where: owned })) > 0 ? "conflict" : "gone";
}

/** Deletes a note. Returns false if the learner has no such note. */
export async function deleteNote(learner: Learner, slug: string, id: string): Promise<boolean> {
  const { count } = await db.note.deleteMany({ where: { id, userId: learner.id, slug } });
  return count === 1;
}

/** All notes of a person, for their export. */
export const exportNotes = (learner: Learner) =>
  db.note.findMany({
    where: { userId: learner.id },
    orderBy: [{ slug: "asc" }, { id: "asc" }],
    omit: { userId: true, addKey: true },
  });
