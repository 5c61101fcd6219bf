import { MOST_NOTES } from "~/grading/workspace/notes.server";

/** Why a note could not be stored. */
export const FULL = `You have ${MOST_NOTES} notes on this exercise, which is the maximum. Delete one first.`;
export const DELETED = "This note was already deleted.";
export const GONE = "This note was deleted in another tab. Your text is still here: add it as a new note.";
export const CONFLICT =
  "This note was changed in another tab. Your text is still here: save it again to replace the other version.";
